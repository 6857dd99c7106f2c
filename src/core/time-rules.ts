import type { Instant } from './operation.ts';
import { type FieldPath, invalidInput, type Refusal } from './refusal.ts';

/** A time that must still come; null where it does. */
export function pastFault(field: FieldPath, instant: Instant, now: Instant): Refusal | null {
  if (instant > now) return null;
  const name = field.at(-1) ?? 'The time';
  return invalidInput(
    field,
    `${name} must be in the future: ${new Date(instant).toISOString()} is not after ${new Date(now).toISOString()}.`,
  );
}
