import { useEffect, useState } from 'react';
import { after } from '../time/after.ts';
import { createNoticeBoard, type NoticeBoard } from './notice-board.ts';
import { noticesElementId } from './notices.tsx';

const isAttended = () => document.getElementById(noticesElementId)?.matches(':hover, :focus-within') ?? false;

/** The same board for as long as the page is there. */
export function useNotices(): NoticeBoard {
  const [board] = useState(() => createNoticeBoard({ after, isAttended }));
  useEffect(() => board.stop, [board]);
  return board;
}
