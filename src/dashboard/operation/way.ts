import type { AsyncOperationEventKind, AsyncOperationStatus } from '../../client/documents.ts';

/** One step from a status to the next. Null: it was created, or deleted. */
export interface Step {
  readonly from: AsyncOperationStatus | null;
  readonly to: AsyncOperationStatus | null;
  readonly event: AsyncOperationEventKind;
}

/** The way that an operation has gone: each step, in the order in which it was first taken, and how many times. */
export type Way = ReadonlyMap<string, Step & { readonly count: number }>;

export const emptyWay: Way = new Map();

const keyOf = ({ from, to, event }: Step) => `${from} ${to} ${event}`;

interface TakenStep {
  readonly fromStatus: Step['from'];
  readonly toStatus: Step['to'];
  readonly kind: Step['event'];
}

export function withStep(way: Way, { fromStatus: from, toStatus: to, kind: event }: TakenStep): Way {
  const step = { from, to, event };
  const key = keyOf(step);
  return new Map(way).set(key, { ...step, count: (way.get(key)?.count ?? 0) + 1 });
}

/** Both ways, one after the other. */
export function mergedWays(earlier: Way, later: Way): Way {
  const merged = new Map(earlier);
  for (const [key, step] of later) merged.set(key, { ...step, count: step.count + (earlier.get(key)?.count ?? 0) });
  return merged;
}

export const timesTaken = (way: Way, step: Step): number => way.get(keyOf(step))?.count ?? 0;
