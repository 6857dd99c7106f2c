import type { OperationTypePartsFragment } from '../../client/documents.ts';
import { spanWords } from '../operation/span-words.ts';
import { groupedNumber } from '../shell/grouped-number.ts';

type OperationType = OperationTypePartsFragment;

/** How long a failed operation rests. */
export function retryWords({ retryBaseSeconds, retryCapSeconds }: OperationType): string {
  return `after ${spanWords(retryBaseSeconds)} at most, then twice as long each time, up to ${spanWords(retryCapSeconds)}`;
}

/** What bounds the type, each as a line; none where nothing does. */
export function limitWords(type: OperationType): readonly string[] {
  const { maxLocked, startsPerMinute, breakerFailures, breakerMinutes } = type;
  return [
    ...(maxLocked === null ? [] : [`${groupedNumber(maxLocked)} Locked at the same time`]),
    ...(startsPerMinute === null ? [] : [`${groupedNumber(startsPerMinute)} starts a minute`]),
    ...(breakerFailures === null || breakerMinutes === null ? [] : [breakerWords(breakerFailures, breakerMinutes)]),
  ];
}

/** What would hold it: not that anything does. */
function breakerWords(failures: number, minutes: number): string {
  const within = `within ${spanWords(minutes * 60)}`;
  return failures === 1 ? `1 failure ${within} holds it` : `${groupedNumber(failures)} failures ${within} hold it`;
}

/** Those that somebody has to know of: there are operations of them, or something is set for them. */
export const isInUse = (type: OperationType, total: number): boolean =>
  total > 0 || type.hold !== null || limitWords(type).length > 0;
