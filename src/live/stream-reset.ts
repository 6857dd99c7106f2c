import type { Position } from '../core/operation.ts';
import { formatPosition, type LogPlace } from '../core/position.ts';
import type { Update } from './live.ts';

/** Continuity cannot be promised: the stream says so, never passes it over, and goes on live from the head. */
export function positionUnknown(after: LogPlace, head: Position): Update {
  const text = formatPosition(after.logId, after.position);
  const message = `${text} is not a position of this log. ${whatToDo}`;
  return { type: 'RESET', position: head, reason: 'POSITION_UNKNOWN', message };
}

export function positionExpired(head: Position): Update {
  const message = `Events after the stream's position are no longer kept. ${whatToDo}`;
  return { type: 'RESET', position: head, reason: 'POSITION_EXPIRED', message };
}

const whatToDo = 'Read again, then go on from the position of what was read.';
