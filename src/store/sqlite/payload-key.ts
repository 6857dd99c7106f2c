import type { PayloadField, Position } from '../../core/operation.ts';

const places: Record<PayloadField, number> = { data: 0, result: 1, message: 2, friendlyMessage: 3 };

/** The primary key of a payload: one integer, so that its table needs no second index. */
export function payloadKey(position: Position, field: PayloadField): number {
  return position * 4 + places[field];
}
