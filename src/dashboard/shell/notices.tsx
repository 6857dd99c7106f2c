import { useSyncExternalStore } from 'react';
import { Icon } from '../icon.tsx';
import type { NoticeBoard } from './notice-board.ts';

export const noticesElementId = 'notices';

/** What happened, told once, and read out. */
export function Notices({ board }: { board: NoticeBoard }) {
  const notices = useSyncExternalStore(board.onChange, () => board.notices);
  return (
    <section id={noticesElementId} className="notices" role="log" aria-label="Notices" aria-live="polite">
      {notices.map(({ number, text, isFault }) => (
        <p key={number} className="notice" data-fault={isFault || undefined}>
          <span>{text}</span>
          <button type="button" className="quiet-button" aria-label="Dismiss" onClick={() => board.dismiss(number)}>
            <Icon name="close" />
          </button>
        </p>
      ))}
    </section>
  );
}
