import { useCallback, useRef, useState } from 'react';
import type { Notice } from './notices.tsx';

const mostNotices = 3;

export interface NoticeBoard {
  readonly notices: readonly Notice[];
  readonly tell: (text: string, isFault?: boolean) => void;
  readonly dismiss: (number: number) => void;
}

export function useNotices(): NoticeBoard {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const told = useRef(0);
  const tell = useCallback((text: string, isFault = false) => {
    told.current += 1;
    const notice = { number: told.current, text, isFault };
    setNotices((before) => [...before, notice].slice(-mostNotices));
  }, []);
  const dismiss = useCallback((number: number) => {
    setNotices((before) => before.filter((notice) => notice.number !== number));
  }, []);
  return { notices, tell, dismiss };
}
