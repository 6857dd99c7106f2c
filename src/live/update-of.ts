import type { OperationEvent } from '../core/change.ts';
import type { Operation } from '../core/operation.ts';
import type { Update } from './live.ts';

/** What a filter sees of an event; null where that is nothing. */
export function updateOf(event: OperationEvent, matches: (operation: Operation) => boolean): Update | null {
  const was = event.before !== null && matches(event.before);
  const is = event.toStatus !== null && matches(event.operation);
  if (!was && !is) return null;
  const change = was ? (is ? 'CHANGED' : 'LEFT') : 'ENTERED';
  return { type: 'CHANGE', position: event.position, change, event };
}
