import type { Instant } from './operation.ts';
import { type FieldPath, invalidInput, type Refusal } from './refusal.ts';

/** What was given for a time and names none, as a message can quote it. */
export interface MalformedInstant {
  readonly malformed: string;
}

/** A time as it came from outside. What is malformed is judged in its turn, like a time that has passed. */
export type GivenInstant = Instant | MalformedInstant;

export function malformedFault(field: FieldPath, { malformed }: MalformedInstant): Refusal {
  const wanted = 'a date and time of RFC 3339 with its offset';
  const examples = '"2030-01-31T18:00:00Z" or "2030-01-31T18:00:00+01:00"';
  return invalidInput(
    field,
    `${field.at(-1)} is ${malformed}, which is not a DateTime: write ${wanted}, such as ${examples}.`,
  );
}

/** A time that must still come; null where it does. */
export function pastFault(field: FieldPath, instant: Instant, now: Instant): Refusal | null {
  if (instant > now) return null;
  const name = field.at(-1) ?? 'The time';
  return invalidInput(
    field,
    `${name} must be in the future: ${new Date(instant).toISOString()} is not after ${new Date(now).toISOString()}.`,
  );
}

/** A time from outside that must still come, or why it is none. */
export function futureInstant(field: FieldPath, given: GivenInstant, now: Instant): Instant | Refusal {
  return typeof given === 'number' ? (pastFault(field, given, now) ?? given) : malformedFault(field, given);
}
