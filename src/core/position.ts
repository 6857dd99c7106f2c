import type { Position } from './operation.ts';

/**
 * A position as callers see it: the id of the log and the number in it, padded so that texts of one log sort as their
 * numbers do. It is opaque to them; the log's id is what tells a position of another database apart.
 */
const digits = 16;
const pattern = /^([0-9a-f]{8})\.(\d{16})$/;

export interface LogPlace {
  readonly logId: string;
  readonly position: Position;
}

export function formatPosition(logId: string, position: Position): string {
  return `${logId}.${String(position).padStart(digits, '0')}`;
}

/** Undefined where the text is no position of any log. */
export function parsePosition(text: string): LogPlace | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, logId, number] = match;
  const position = Number(number);
  if (logId === undefined || !Number.isSafeInteger(position)) return undefined;
  return { logId, position };
}
