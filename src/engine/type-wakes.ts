import type { OperationEvent } from '../core/change.ts';
import type { Instant } from '../core/operation.ts';
import type { OperationTypes } from '../core/operation-types.ts';
import { limitsOf } from '../core/starts-now.ts';
import type { Committed } from '../store/store.ts';
import { earlier } from './clockwork.ts';
import type { Engine } from './engine.ts';

export interface TypeWakesOptions {
  readonly operationTypes: OperationTypes;
  readonly now: () => Instant;
  readonly typeStanding: Engine['typeStanding'];
  /** There may be work: its types, once for each claim to wake. */
  readonly notify: (operationTypes: readonly number[]) => void;
  /** Something has to be looked at then. */
  readonly expect: (due: Instant) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Wakes waiting claims when the limits of a type come to let something start: a place has become free, the pace goes
 * on, a hold has ended. All of it is only a hint, and what one that is woken finds is decided in its transaction.
 */
export interface TypeWakes {
  /** When a pace goes on that something waits for; null: none. */
  readonly next: Instant | null;
  committed(committed: Pick<Committed, 'events' | 'claimable'>): void;
  /** A claim has been refused something of it, or it was let go: whoever waits for it has to be woken in time. */
  changed(operationType: number): void;
  /** Wakes those whose time has come. */
  look(): void;
}

/** More are woken by those that were, each of which hands on (see waiting-claims.ts). */
const mostWokenAtOnce = 1_000;

export function createTypeWakes(options: TypeWakesOptions): TypeWakes {
  const { operationTypes, now, typeStanding, notify, expect, onError } = options;
  /** Until when the pace of a type holds its operations back. */
  const paced = new Map<number, Instant>();

  const isLimited = (operationType: number) => {
    const { maxLocked, startsPerMinute } = limitsOf(operationTypes, operationType);
    return maxLocked !== null || startsPerMinute !== null;
  };

  /** Wakes as many as may start, but no more than `most`. */
  const consider = async (operationType: number, most: number) => {
    const { load, starts } = await typeStanding(operationType);
    const { count, heldBackBy, until } = starts;
    if (heldBackBy === null) {
      notify(new Array<number>(Math.min(count, load.readyCount, most)).fill(operationType));
    } else if (until !== null) {
      paced.set(operationType, until);
      expect(until);
    }
  };

  const considerSoon = (operationType: number, most: number) => {
    consider(operationType, most).catch(onError);
  };

  return {
    get next() {
      return paced.values().reduce<Instant | null>(earlier, null);
    },
    committed: ({ events, claimable }) => {
      const limited = [...claimable.filter(isLimited), ...freedPlaces(events).filter(isLimited)];
      const unlimited = limited.length === 0 ? claimable : claimable.filter((type) => !isLimited(type));
      if (unlimited.length > 0) notify(unlimited);
      for (const [type, each] of Map.groupBy(limited, (type) => type)) considerSoon(type, each.length);
    },
    changed: (operationType) => considerSoon(operationType, mostWokenAtOnce),
    look: () => {
      const instant = now();
      for (const [type, until] of paced) {
        if (until > instant) continue;
        paced.delete(type);
        considerSoon(type, mostWokenAtOnce);
      }
    },
  };
}

/** The types of which operations have left Locked, once for each. */
function freedPlaces(events: readonly OperationEvent[]): number[] {
  return events.flatMap(({ before, operation }) =>
    before !== null && before.lease !== null && operation.lease === null ? [operation.operationType] : [],
  );
}
