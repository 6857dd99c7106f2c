import { invalidInput, type Refusal } from './refusal.ts';
import { firstFault, optionalKeyFault, rangeFault } from './text-rules.ts';

/**
 * Operations with the same key hold each other back: one with the limit n does not start while n of the key are
 * Locked. Each goes by its own limit, so that something small can ask to be alone where others run side by side.
 */
export interface Concurrency {
  readonly concurrencyKey: string | null;
  /** Null where there is no key. */
  readonly concurrencyLimit: number | null;
}

const mostAtOnce = 1_000;

export function concurrencyFault(
  { concurrencyKey, concurrencyLimit }: Concurrency,
  characters: number,
): Refusal | null {
  return firstFault(
    optionalKeyFault(['concurrencyKey'], concurrencyKey, characters),
    concurrencyKey === null && concurrencyLimit !== null
      ? invalidInput(['concurrencyLimit'], 'concurrencyLimit needs a concurrencyKey.')
      : null,
    rangeFault(['concurrencyLimit'], concurrencyLimit, 1, mostAtOnce),
  );
}

/** As an operation keeps it: one at a time, where no limit was given. */
export function concurrencyOf({ concurrencyKey, concurrencyLimit }: Concurrency): Concurrency {
  return { concurrencyKey, concurrencyLimit: concurrencyKey === null ? null : (concurrencyLimit ?? 1) };
}

/** Whether an operation with this limit may start while so many of its key are Locked. */
export function keyAdmits(concurrencyLimit: number, lockedCount: number): boolean {
  return lockedCount < concurrencyLimit;
}
