import type { BulkPlace } from '../engine/engine.ts';
import { decodeCursor, encodeCursor, malformedCursor } from './cursor.ts';

const kind = 'BULK';

/** The log goes into the cursor, because a place means nothing in another one. */
export function formatBulkCursor(logId: string, { createdOn, seq, untilSeq }: BulkPlace): string {
  return encodeCursor([logId, kind, createdOn, seq, untilSeq]);
}

/** The place that a cursor stands for, or what is wrong with it, as the end of a sentence that begins with its name. */
export function parseBulkCursor(text: string, logId: string): BulkPlace | string {
  const parts = decodeCursor(text);
  if (!Array.isArray(parts) || parts.length !== 5 || parts[1] !== kind) return malformedCursor;
  const [ofLog, , createdOn, seq, untilSeq]: unknown[] = parts;
  if (ofLog !== logId) return 'is a cursor of another database.';
  if (!isWhole(createdOn) || !isWhole(seq) || !isWhole(untilSeq)) return malformedCursor;
  return { createdOn, seq, untilSeq };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
