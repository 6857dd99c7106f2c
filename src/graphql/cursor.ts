import { foldName } from '../core/filter.ts';
import type { Operation } from '../core/operation.ts';
import type { Order, OrderField, OrderKey } from '../store/store.ts';

const orderValues: Record<OrderField, (operation: Operation) => number | string> = {
  CREATED_ON: (operation) => operation.createdOn,
  MODIFIED_ON: (operation) => operation.modifiedOn,
  NAME: (operation) => foldName(operation.name),
};

/** The log and the order go into the cursor, because a key means nothing in another one. */
export function formatCursor(logId: string, order: Order, operation: Operation): string {
  const value = orderValues[order.field](operation);
  return encodeCursor([logId, order.field, order.direction, value, operation.seq]);
}

/** The key that a cursor stands for, or what is wrong with it, as the end of a sentence that begins with its name. */
export function parseCursor(text: string, logId: string, order: Order): OrderKey | string {
  const parts = decodeCursor(text);
  if (!Array.isArray(parts) || parts.length !== 5) return malformedCursor;
  const [ofLog, field, direction, value, seq]: unknown[] = parts;
  if (ofLog !== logId) return typeof ofLog === 'string' ? 'is a cursor of another database.' : malformedCursor;
  if (field !== order.field || direction !== order.direction) {
    return `is a cursor of another order, ${field} ${direction}; this list is ordered by ${order.field} ${order.direction}.`;
  }
  if (!Number.isSafeInteger(seq) || typeof seq !== 'number') return malformedCursor;
  if (order.field === 'NAME') return typeof value === 'string' ? { value, seq } : malformedCursor;
  return typeof value === 'number' ? { value, seq } : malformedCursor;
}

export const malformedCursor = 'is not a cursor of this list: give back one that it handed out, as it is.';

export function encodeCursor(parts: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Whatever it says, or undefined: a client may have written it. */
export function decodeCursor(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
