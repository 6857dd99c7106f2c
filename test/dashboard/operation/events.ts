import type { EventPartsFragment } from '../../../src/client/documents.ts';
import { moment } from '../rows.ts';

export const positionOf = (number: number): string => `0a1b2c3d.${String(number).padStart(16, '0')}`;

/** The event at that place in the log, of the host of an operation unless it is told otherwise. */
export const event = (
  number: number,
  kind: EventPartsFragment['kind'],
  change: Partial<EventPartsFragment> = {},
): EventPartsFragment => ({
  position: positionOf(number),
  kind,
  occurredOn: moment(number),
  fromStatus: kind === 'CREATED' ? null : 'IN_PROGRESS',
  toStatus: 'IN_PROGRESS',
  actor: 'host-1',
  reason: null,
  ...change,
});
