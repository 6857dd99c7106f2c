import type { CreateInput } from './create-input.ts';
import type { OperationFilter } from './filter.ts';
import type { OwnAction, SettleOutcome, UserAction } from './lifecycle.ts';
import type { Instant, Operation } from './operation.ts';
import type { CompletedStatus, KeepTimes } from './retention.ts';
import type { AsyncOperationState, AsyncOperationStatus } from './statuses.ts';
import type { GivenInstant } from './time-rules.ts';

/** What may be asked of operations. Each command is judged by `decide`, once for every operation that it targets. */
export type Command =
  | CreateCommand
  | ActionCommand
  | RerunCommand
  | UpdateCommand
  | BulkCommand
  | ClaimCommand
  | HeartbeatCommand
  | SettleCommand
  | AppendLogLinesCommand
  | TickCommand
  | RetainCommand;

interface ByActor {
  /** Who asks: a person's name, a host's id, or `platform`. It stands in the event. */
  readonly actor: string;
}

export interface CreateCommand extends ByActor {
  readonly type: 'CREATE';
  /** The id that the operation gets, unless its requestId is known already. */
  readonly id: string;
  readonly input: CreateInput;
}

interface OnOneOperation extends ByActor {
  readonly id: string;
  /** Where given, nothing happens unless it is the current version. */
  readonly expectedVersion: number | null;
  readonly reason: string | null;
}

export interface ActionCommand extends OnOneOperation {
  readonly type: 'ACTION';
  readonly action: OwnAction;
  /** With POSTPONE. */
  readonly postponeUntil: GivenInstant | null;
}

/** Has the work of an operation that came to nothing done again, by a new operation that begins where the old one ended. */
export interface RerunCommand extends ByActor {
  readonly type: 'RERUN';
  readonly id: string;
  /** Of the new operation. */
  readonly requestId: string | null;
  readonly reason: string | null;
}

/** A write of the two attributes that Dataverse lets a caller write; `decide` maps it onto an action. */
export interface UpdateCommand extends OnOneOperation {
  readonly type: 'UPDATE';
  readonly stateCode: AsyncOperationState | null;
  readonly statusCode: AsyncOperationStatus | null;
  readonly postponeUntil: GivenInstant | null;
}

/** An action on many: on those named, or on the next `limit` that match the filter, in order of creation. */
export interface BulkCommand extends ByActor {
  readonly type: 'BULK';
  readonly action: UserAction;
  readonly postponeUntil: Instant | null;
  readonly reason: string | null;
  readonly target: IdsTarget | MatchingTarget;
}

export interface ClaimCommand extends ByActor {
  readonly type: 'CLAIM';
  readonly hostId: string;
  readonly operationTypes: readonly number[];
  readonly limit: number;
  readonly leaseMs: number;
}

/** By the host that holds the lease, whom the event therefore names. */
interface UnderLease {
  readonly id: string;
  readonly epoch: number;
  /** Whose lease it has to be; null: whoever names its epoch. */
  readonly hostId: string | null;
}

export interface HeartbeatCommand extends UnderLease {
  readonly type: 'HEARTBEAT';
  /** Null: nothing new to tell. */
  readonly progress: number | null;
  readonly stage: string | null;
  readonly message: string | null;
  /** What the next run goes on from, as JSON text; undefined: as before. */
  readonly data?: string | undefined;
}

export interface SettleCommand extends UnderLease {
  readonly type: 'SETTLE';
  readonly outcome: SettleOutcome;
  /** JSON text; undefined: not given. */
  readonly result: string | null | undefined;
  readonly data: string | null | undefined;
  readonly message: string | null | undefined;
  readonly friendlyMessage: string | null | undefined;
  readonly errorCode: number | null | undefined;
  readonly postponeUntil: GivenInstant | null;
  readonly retry: boolean;
}

export interface AppendLogLinesCommand extends UnderLease {
  readonly type: 'APPEND_LOG_LINES';
  readonly offset: number | null;
  readonly lines: readonly string[];
  /** How many lines of the operation stay: the newest. */
  readonly kept: number;
}

/** The platform's clock: wakes what was postponed until now, ends leases that have run out; at most `limit` of each. */
export interface TickCommand extends ByActor {
  readonly type: 'TICK';
  readonly now: Instant;
  /** Since when hosts have been able to renew their leases: none ends before its host had its whole length to do so. */
  readonly renewableSince: Instant;
  readonly limit: number;
}

/** The platform deletes what has been Completed for as long as it is kept: at most `limit` operations. */
export interface RetainCommand extends ByActor {
  readonly type: 'RETAIN';
  readonly now: Instant;
  readonly keepMs: KeepTimes;
  readonly limit: number;
}

/** The operations that a command is about, as the store finds them inside the transaction. */
export type Target = RequestTarget | IdsTarget | MatchingTarget | ClaimableTarget | DueTarget | OutlivedTarget;

/** The operation that an earlier create with this requestId made, or none. */
interface RequestTarget {
  readonly kind: 'REQUEST';
  readonly requestId: string | null;
}

/** Each of the ids, none of which is there twice, in that order; null for one that does not exist. */
interface IdsTarget {
  readonly kind: 'IDS';
  readonly ids: readonly string[];
}

/** Those of the ids, none of which is there twice, that match when the command is carried out, in that order. */
export interface MatchingTarget {
  readonly kind: 'MATCHING';
  readonly ids: readonly string[];
  readonly filter: OperationFilter;
}

/**
 * Ready, of one of the types, first of its dependency token, and admitted by its concurrency key. By priority; of the
 * same priority, types take turns, and so do the tokens and keys of a type; beside that by creation.
 */
export interface ClaimableTarget {
  readonly kind: 'CLAIMABLE';
  readonly operationTypes: readonly number[];
  readonly limit: number;
}

/** Suspended and due to wake by `now`, or under a lease that has run out by then, in spite of its host's chance. */
export interface DueTarget {
  readonly kind: 'DUE';
  readonly now: Instant;
  readonly renewableSince: Instant;
  readonly limit: number;
}

/** Of each status those that were completed up to a moment, the earliest first; null: none of that status. */
export interface OutlivedTarget {
  readonly kind: 'OUTLIVED';
  readonly completedUntil: Readonly<Record<CompletedStatus, Instant | null>>;
  /** Of all statuses together. */
  readonly limit: number;
}

export function targetOf(command: Command): Target {
  switch (command.type) {
    case 'CREATE':
      return { kind: 'REQUEST', requestId: command.input.requestId };
    case 'BULK':
      return command.target;
    case 'CLAIM':
      return { kind: 'CLAIMABLE', operationTypes: command.operationTypes, limit: command.limit };
    case 'TICK':
      return { kind: 'DUE', now: command.now, renewableSince: command.renewableSince, limit: command.limit };
    case 'RETAIN':
      return { kind: 'OUTLIVED', completedUntil: completedUntil(command), limit: command.limit };
    case 'ACTION':
    case 'RERUN':
    case 'UPDATE':
    case 'HEARTBEAT':
    case 'SETTLE':
    case 'APPEND_LOG_LINES':
      return { kind: 'IDS', ids: [command.id] };
  }
}

/** The operation that was run again of another one, or the one that was created with a key. */
export interface EarlierTarget {
  readonly rerunOf: string;
  readonly requestId: string | null;
}

/** What a rerun must know beside the operation: what an earlier one made already. Null: the command makes none. */
export function earlierOf(command: Command, operation: Operation | null): EarlierTarget | null {
  if (command.type === 'RERUN') return { rerunOf: command.id, requestId: command.requestId };
  if (command.type !== 'BULK' || command.action !== 'RERUN' || operation === null) return null;
  return { rerunOf: operation.id, requestId: null };
}

function completedUntil({ now, keepMs }: RetainCommand): OutlivedTarget['completedUntil'] {
  const until = (status: CompletedStatus) => {
    const kept = keepMs[status];
    return kept === null ? null : now - kept;
  };
  return { SUCCEEDED: until('SUCCEEDED'), FAILED: until('FAILED'), CANCELED: until('CANCELED') };
}
