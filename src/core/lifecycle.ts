import { type AsyncOperationStatus, statusNames } from './statuses.ts';

/**
 * The state machine, once, as data. `decide` reads it to judge every command; `Query.lifecycle`, `allowedActions` and
 * the diagram in docs/ are made from it. What is not a row here is refused.
 */
export type UserAction = OwnAction | 'RERUN';

/** Those that change the operation itself. RERUN leaves it as it is and makes a new one. */
export type OwnAction = 'CANCEL' | 'PAUSE' | 'POSTPONE' | 'RESUME' | 'DELETE';

export const ownActions: readonly OwnAction[] = ['CANCEL', 'PAUSE', 'POSTPONE', 'RESUME', 'DELETE'];

export const userActions: readonly UserAction[] = [...ownActions, 'RERUN'];

export type SettleOutcome = 'SUCCEEDED' | 'FAILED' | 'CANCELED' | 'PAUSED' | 'WAITING' | 'RELEASED';

export const settleOutcomes: readonly SettleOutcome[] = [
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
  'PAUSED',
  'WAITING',
  'RELEASED',
];

/** What can set an arrow off: a person's action, a host's call, or the platform's clock. */
export type Trigger =
  | UserAction
  | 'CREATE'
  | 'CLAIM'
  | 'PROGRESS'
  | `SETTLE_${SettleOutcome}`
  /** `postponeUntil` has come. */
  | 'WAKE'
  /** The lease has run out. */
  | 'EXPIRE';

export type EventKind =
  | 'CREATED'
  | 'CLAIMED'
  | 'PROGRESSED'
  | 'PAUSE_REQUESTED'
  | 'PAUSED'
  | 'CANCEL_REQUESTED'
  | 'CANCELED'
  | 'POSTPONED'
  | 'RESUMED'
  | 'WOKEN'
  | 'WAITING'
  | 'RETRY_SCHEDULED'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'RELEASED'
  | 'LEASE_EXPIRED'
  | 'DELETED';

export type Party = 'user' | 'host' | 'platform';

/** Which of two arrows a trigger takes, where it has two: decided by the operation's retries or by the input's time. */
export type Condition = 'RETRY_LEFT' | 'NO_RETRY_LEFT' | 'IN_THE_FUTURE' | 'AT_ONCE';

export interface Transition {
  /** Null: the operation is created. */
  readonly from: AsyncOperationStatus | null;
  readonly trigger: Trigger;
  readonly when: Condition | null;
  readonly event: EventKind;
  /** Null: the operation is deleted. */
  readonly to: AsyncOperationStatus | null;
  readonly by: readonly Party[];
  /** Of a rerun, the statuses in which an operation can be run again: it stays there. Null for every other arrow. */
  readonly rerunOf: readonly AsyncOperationStatus[] | null;
}

type Row = [
  from: AsyncOperationStatus | null,
  trigger: Trigger,
  event: EventKind,
  to: AsyncOperationStatus | null,
  by: Party | readonly Party[],
  when?: Condition,
];

const rows: readonly Row[] = [
  [null, 'CREATE', 'CREATED', 'WAITING_FOR_RESOURCES', ['user', 'platform'], 'AT_ONCE'],
  [null, 'CREATE', 'CREATED', 'WAITING', ['user', 'platform'], 'IN_THE_FUTURE'],

  ['WAITING_FOR_RESOURCES', 'CLAIM', 'CLAIMED', 'IN_PROGRESS', 'host'],
  ['WAITING_FOR_RESOURCES', 'POSTPONE', 'POSTPONED', 'WAITING', 'user'],
  ['WAITING_FOR_RESOURCES', 'CANCEL', 'CANCELED', 'CANCELED', 'user'],

  ['WAITING', 'POSTPONE', 'POSTPONED', 'WAITING', 'user'],
  ['WAITING', 'RESUME', 'RESUMED', 'WAITING_FOR_RESOURCES', 'user'],
  ['WAITING', 'WAKE', 'WOKEN', 'WAITING_FOR_RESOURCES', 'platform'],
  ['WAITING', 'CANCEL', 'CANCELED', 'CANCELED', 'user'],

  ['IN_PROGRESS', 'PROGRESS', 'PROGRESSED', 'IN_PROGRESS', 'host'],
  ['IN_PROGRESS', 'PAUSE', 'PAUSE_REQUESTED', 'PAUSING', 'user'],
  ['IN_PROGRESS', 'POSTPONE', 'PAUSE_REQUESTED', 'PAUSING', 'user'],
  ['IN_PROGRESS', 'CANCEL', 'CANCEL_REQUESTED', 'CANCELING', 'user'],
  ['IN_PROGRESS', 'SETTLE_WAITING', 'WAITING', 'WAITING', 'host'],
  ['IN_PROGRESS', 'SETTLE_RELEASED', 'RELEASED', 'WAITING_FOR_RESOURCES', 'host'],
  ['IN_PROGRESS', 'SETTLE_SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'host'],
  ['IN_PROGRESS', 'SETTLE_FAILED', 'RETRY_SCHEDULED', 'WAITING', 'host', 'RETRY_LEFT'],
  ['IN_PROGRESS', 'SETTLE_FAILED', 'FAILED', 'FAILED', 'host', 'NO_RETRY_LEFT'],
  ['IN_PROGRESS', 'EXPIRE', 'LEASE_EXPIRED', 'WAITING_FOR_RESOURCES', 'platform', 'RETRY_LEFT'],
  ['IN_PROGRESS', 'EXPIRE', 'LEASE_EXPIRED', 'FAILED', 'platform', 'NO_RETRY_LEFT'],

  ['PAUSING', 'CANCEL', 'CANCEL_REQUESTED', 'CANCELING', 'user'],
  ['PAUSING', 'SETTLE_PAUSED', 'PAUSED', 'WAITING', 'host'],
  ['PAUSING', 'EXPIRE', 'PAUSED', 'WAITING', 'platform'],
  ['PAUSING', 'SETTLE_RELEASED', 'RELEASED', 'WAITING', 'host'],
  ['PAUSING', 'SETTLE_SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'host'],
  // Only work that is in progress is retried. Somebody has asked this one to stop, so its failure is final.
  ['PAUSING', 'SETTLE_FAILED', 'FAILED', 'FAILED', 'host'],

  ['CANCELING', 'SETTLE_CANCELED', 'CANCELED', 'CANCELED', 'host'],
  ['CANCELING', 'EXPIRE', 'CANCELED', 'CANCELED', 'platform'],
  ['CANCELING', 'SETTLE_SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'host'],
  ['CANCELING', 'SETTLE_FAILED', 'FAILED', 'FAILED', 'host'],

  ['SUCCEEDED', 'DELETE', 'DELETED', null, ['user', 'platform']],
  ['FAILED', 'DELETE', 'DELETED', null, ['user', 'platform']],
  ['CANCELED', 'DELETE', 'DELETED', null, ['user', 'platform']],
];

/** Completed is final, so what is run again is a new operation from its creation on. */
const rerun: Transition = {
  from: null,
  trigger: 'RERUN',
  when: null,
  event: 'CREATED',
  to: 'WAITING_FOR_RESOURCES',
  by: ['user'],
  rerunOf: ['FAILED', 'CANCELED'],
};

export const transitions: readonly Transition[] = [
  ...rows.map(([from, trigger, event, to, by, when]) => ({
    from,
    trigger,
    when: when ?? null,
    event,
    to,
    by: typeof by === 'string' ? [by] : by,
    rerunOf: null,
  })),
  rerun,
];

/** By the status of the operation that is asked, the one that moves or the one that is run again; then by trigger. */
const byStatus = new Map(
  [null, ...statusNames].map((status) => {
    const isOf = ({ from, rerunOf }: Transition) =>
      rerunOf === null ? from === status : rerunOf.some((each) => each === status);
    return [status, Map.groupBy(transitions.filter(isOf), ({ trigger }) => trigger)] as const;
  }),
);

const none: readonly Transition[] = [];

/** The arrows that a trigger has from a status: none where it is not legal, two where a condition chooses. */
export function arrows(status: AsyncOperationStatus | null, trigger: Trigger): readonly Transition[] {
  return byStatus.get(status)?.get(trigger) ?? none;
}

/** The one arrow for a trigger, where `when` holds; undefined where it is not legal. */
export function arrow(
  status: AsyncOperationStatus | null,
  trigger: Trigger,
  when: Condition | null = null,
): Transition | undefined {
  return arrows(status, trigger).find((row) => row.when === null || row.when === when);
}
