import type { AsyncOperationLogLinesSubscription, LogLinePartsFragment } from '../../client/documents.ts';

/** Lines, and before each how many are missing there. */
export interface LogEntry extends LogLinePartsFragment {
  readonly missing: number;
}

/** What the host of an operation has written, oldest first. */
export interface LogText {
  readonly entries: readonly LogEntry[];
  /** How many lines at its end were gone before they could be told. */
  readonly missing: number;
  /** How many older ones were let go to bound what is kept. */
  readonly dropped: number;
  readonly isUpToDate: boolean;
}

export const emptyLog: LogText = { entries: [], missing: 0, dropped: 0, isUpToDate: false };

const mostLines = 1_000;

export function withLines(
  log: LogText,
  { lines, dropped, isUpToDate }: AsyncOperationLogLinesSubscription['asyncOperationLogLines'],
): LogText {
  const missing = log.missing + dropped;
  // What is missing within the update shows in the numbers; the rest was missing before it.
  const within = lines.map(({ number }, index) => number - (lines[index - 1]?.number ?? number - 1) - 1);
  const before = missing - within.reduce((sum, count) => sum + count, 0);
  const added = lines.map((line, index) => ({ ...line, missing: index === 0 ? before : (within[index] ?? 0) }));
  const entries = [...log.entries, ...added];
  const over = Math.max(0, entries.length - mostLines);
  return {
    entries: entries.slice(over),
    missing: lines.length === 0 ? missing : 0,
    dropped: log.dropped + over,
    isUpToDate,
  };
}
