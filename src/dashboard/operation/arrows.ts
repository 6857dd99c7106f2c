import type { AsyncOperationAction, LifecycleQuery } from '../../client/documents.ts';
import { type Step, timesTaken, type Way } from './way.ts';

export type Lifecycle = LifecycleQuery['lifecycle'];
type Transition = Lifecycle['transitions'][number];

/** All that leads from one status to another, as one arrow. */
export interface Arrow {
  readonly from: Step['from'];
  readonly to: Step['to'];
  readonly transitions: readonly Transition[];
  /** How often the operation has gone it. */
  readonly count: number;
  /** Whether something could take it along now. */
  readonly isNext: boolean;
}

export interface Standing {
  readonly status: Step['from'];
  readonly way: Way;
  /** The actions that would be carried out now. */
  readonly allowed: readonly AsyncOperationAction[];
}

/** The arrows of the state machine, as an operation stands to them. */
export function arrowsOf({ transitions }: Lifecycle, { status, way, allowed }: Standing): readonly Arrow[] {
  return [...Map.groupBy(transitions, ({ from, to }) => `${from} ${to}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { from, to } = first;
    const events = [...new Set(same.map(({ event }) => event))];
    const count = events.reduce((sum, event) => sum + timesTaken(way, { from, to, event }), 0);
    const isNext = status !== null && from === status && same.some((each) => isOpen(each, allowed));
    return [{ from, to, transitions: same, count, isNext }];
  });
}

/** What can come next, arrow by arrow, also of a new one in its place; of what only people can cause, what they may. */
export function nextTransitions(
  { transitions }: Lifecycle,
  status: Step['from'],
  allowed: readonly AsyncOperationAction[],
): readonly Transition[] {
  if (status === null) return [];
  return transitions.filter(
    (each) => (each.from === status || each.rerunOf?.includes(status)) && isOpen(each, allowed),
  );
}

function isOpen({ action, byHost, byPlatform }: Transition, allowed: readonly AsyncOperationAction[]): boolean {
  return action === null || allowed.includes(action) || byHost || byPlatform;
}
