import type { Instant } from './operation.ts';

/** A line that an operation's host has written while it worked. It is no event: the log of those would be flooded. */
export interface LogLine {
  /** From 1 up, for each operation. A number that is left out is that of a line that its host dropped. */
  readonly number: number;
  readonly occurredOn: Instant;
  /** Of the lease that it was written under. */
  readonly epoch: number;
  /** Which line of its lease it is: from 1 up, with those left out that its host dropped. */
  readonly ordinal: number;
  readonly text: string;
}

/** Lines that are to be added to those of an operation. */
export interface LogAppend {
  readonly epoch: number;
  readonly occurredOn: Instant;
  /** How many lines of its lease the host has written before these, dropped ones included; null: as many as are there. */
  readonly offset: number | null;
  readonly texts: readonly string[];
  /** How many lines of the operation stay, left-out numbers counted. At least one, by which the next is numbered. */
  readonly kept: number;
}

/** Numbers are Int in the API: no offset, however wrong, moves them on by more. */
const mostLeftOut = 1_000_000;

/**
 * The lines that are new, numbered after the newest that is there. An offset makes an append safe to repeat: what is
 * there already is passed over. Beyond what is there it tells of lines that the host dropped, whose numbers are left out,
 * of more than a million those of a million.
 */
export function newLines({ epoch, occurredOn, offset, texts }: LogAppend, newest: LogLine | null): LogLine[] {
  const written = newest?.epoch === epoch ? newest.ordinal : 0;
  const first = offset ?? written;
  const untold = Math.max(0, first - written - mostLeftOut);
  const base = (newest?.number ?? 0) - written - untold;
  return texts
    .map((text, index) => ({ number: base + first + index + 1, occurredOn, epoch, ordinal: first + index + 1, text }))
    .filter(({ ordinal }) => ordinal > written);
}

/** Lines up to this number have made room for the newest. */
export function droppedUntil(newest: number, kept: number): number {
  return newest - kept;
}
