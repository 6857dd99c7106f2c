import type { Instant } from '../core/operation.ts';
import type { FieldPath, Refusal } from '../core/refusal.ts';
import { type GivenInstant, malformedFault } from '../core/time-rules.ts';

/** Reads the times of an input that is judged as a whole, before anything is looked up, and keeps the first fault. */
export class GivenTimes {
  #fault: Refusal | null = null;

  /** Its path starts inside the input. */
  get fault(): Refusal | null {
    return this.#fault;
  }

  /** Null where none is given, and where it is malformed. */
  read(field: FieldPath, given: GivenInstant | null | undefined): Instant | null {
    if (typeof given === 'number') return given;
    if (given) this.#fault ??= malformedFault(field, given);
    return null;
  }
}
