import type { Instant } from './operation.ts';
import type { OperationTypes } from './operation-types.ts';
import { startsByPace } from './pace.ts';
import { freeControl, type TypeControl } from './type-control.ts';
import { noLimits, type TypeLimits } from './type-limits.ts';

/** How it stands with a type: what its limits are held against. */
export interface TypeLoad {
  readonly control: TypeControl;
  readonly lockedCount: number;
  readonly readyCount: number;
}

export type HeldBackBy = 'TYPE_HELD' | 'TYPE_LIMIT' | 'RATE_LIMIT';

/** How it stands with a type, and what follows from that. */
export interface TypeStanding {
  readonly load: TypeLoad;
  readonly starts: StartsNow;
}

/** How many operations of a type may be taken now by its own limits, whichever they are. */
export interface StartsNow {
  readonly count: number;
  /** What keeps it from being more than none; null where it is more. */
  readonly heldBackBy: HeldBackBy | null;
  /** Until when, where that is known. */
  readonly until: Instant | null;
}

const none = { count: 0, until: null };

export function startsNow(
  { maxLocked, startsPerMinute }: TypeLimits,
  { control, lockedCount }: TypeLoad,
  now: Instant,
): StartsNow {
  if (control.hold !== null) return { ...none, heldBackBy: 'TYPE_HELD' };
  const places = maxLocked === null ? Number.POSITIVE_INFINITY : maxLocked - lockedCount;
  if (places <= 0) return { ...none, heldBackBy: 'TYPE_LIMIT' };
  if (startsPerMinute === null) return { count: places, heldBackBy: null, until: null };
  const { count, until } = startsByPace(startsPerMinute, control.paceOn, now);
  if (count === 0) return { count, heldBackBy: 'RATE_LIMIT', until };
  return { count: Math.min(count, places), heldBackBy: null, until: null };
}

/** Of a type that has been taken out of the settings, whose operations are still there, there are none. */
export function limitsOf(operationTypes: OperationTypes, operationType: number): TypeLimits {
  return operationTypes.get(operationType)?.limits ?? noLimits;
}

export function freeLoad(operationType: number): TypeLoad {
  return { control: freeControl(operationType), lockedCount: 0, readyCount: 0 };
}
