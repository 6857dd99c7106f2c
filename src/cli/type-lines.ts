import type { OperationTypePartsFragment } from '../gql/graphql.ts';
import { localTime } from './moments.ts';
import { printable } from './printable.ts';
import type { Column } from './table.ts';

type OperationType = OperationTypePartsFragment;

export const typeColumns: readonly Column<OperationType>[] = [
  { title: 'TYPE', text: ({ value }) => String(value), align: 'right' },
  { title: 'LABEL', text: ({ label }) => label, least: 8 },
  { title: 'LOCKED', text: locked, align: 'right' },
  {
    title: 'A MINUTE',
    text: ({ startsPerMinute }) => (startsPerMinute == null ? '' : String(startsPerMinute)),
    align: 'right',
  },
  { title: 'BREAKER', text: breaker },
  { title: 'HELD', text: held, least: 8 },
];

/** What a hold or a release has come to. */
export function typeLine(type: OperationType): string {
  return printable(`${type.value} ${type.label}  ${type.hold == null ? 'free' : `held ${held(type)}`}`);
}

function locked({ lockedCount, maxLocked }: OperationType): string {
  return maxLocked == null ? String(lockedCount) : `${lockedCount} of ${maxLocked}`;
}

function breaker({ breakerFailures, breakerMinutes }: OperationType): string {
  return breakerFailures == null ? '' : `${breakerFailures} in ${breakerMinutes} min`;
}

function held({ hold }: OperationType): string {
  if (hold == null) return '';
  const { heldBy, heldOn, reason, byBreaker } = hold;
  const who = `by ${byBreaker ? 'its breaker' : heldBy} since ${localTime(heldOn)}`;
  return reason == null ? who : `${who}: ${reason}`;
}
