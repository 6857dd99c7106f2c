import type { After } from '../time/after.ts';

interface Notice {
  readonly number: number;
  readonly text: string;
  readonly isFault: boolean;
}

export interface NoticeBoard {
  readonly notices: readonly Notice[];
  onChange(listener: () => void): () => void;
  tell(text: string, isFault?: boolean): void;
  dismiss(number: number): void;
  stop(): void;
}

export interface NoticeBoardOptions {
  readonly after: After;
  /** A pointer or the focus is on the notices: nothing is taken away from under it. */
  readonly isAttended: () => boolean;
}

const mostNotices = 3;
export const successMs = 6_000;

/** What went well goes by itself; a fault stays until somebody takes it away or newer ones push it out. */
export function createNoticeBoard({ after, isAttended }: NoticeBoardOptions): NoticeBoard {
  const listeners = new Set<() => void>();
  const timers = new Map<number, () => void>();
  let notices: readonly Notice[] = [];
  let told = 0;

  const set = (next: readonly Notice[]) => {
    notices = next;
    for (const [number, cancel] of timers) {
      if (next.some((notice) => notice.number === number)) continue;
      cancel();
      timers.delete(number);
    }
    for (const listener of listeners) listener();
  };

  const dismiss = (number: number) => set(notices.filter((notice) => notice.number !== number));

  const goLater = (number: number) => {
    const expire = () => (isAttended() ? goLater(number) : dismiss(number));
    timers.set(number, after(successMs, expire));
  };

  return {
    get notices() {
      return notices;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (text, isFault = false) => {
      told += 1;
      if (!isFault) goLater(told);
      set([...notices, { number: told, text, isFault }].slice(-mostNotices));
    },
    dismiss,
    stop: () => {
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}
