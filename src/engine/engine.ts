import type { OperationEvent } from '../core/change.ts';
import type { CreateInput } from '../core/create-input.ts';
import type { OperationFilter } from '../core/filter.ts';
import type { OwnAction, SettleOutcome, UserAction } from '../core/lifecycle.ts';
import type { Instant, Operation, Position } from '../core/operation.ts';
import type { OperationErrorCode, Refusal } from '../core/refusal.ts';
import type { SeriesAction, SeriesChanges } from '../core/series-command.ts';
import type { TypeStanding } from '../core/starts-now.ts';
import type { AsyncOperationState, AsyncOperationStatus } from '../core/statuses.ts';
import type { GivenInstant } from '../core/time-rules.ts';
import type { TypeCommand } from '../core/type-command.ts';
import type { TypeControl } from '../core/type-control.ts';
import type { Outcome, SeriesOutcome, Store } from '../store/store.ts';
import type { EngineFigures } from './engine-figures.ts';

/**
 * Carries commands to the store and keeps the platform's time. Every verdict comes from `decide`; every promise
 * resolves after the commit is durable. Paths in refusals start inside the input object that was given.
 */
export interface Engine {
  readonly reads: Reads;
  /** One outcome for each input: CHANGED, EXISTING or REFUSED. A bad member does not keep the others from being made. */
  create(inputs: readonly CreateInput[], actor: string): Promise<readonly Outcome[]>;
  act(request: ActionRequest): Promise<Outcome>;
  actOnSeries(request: SeriesActionRequest): Promise<SeriesOutcome>;
  changeSeries(request: SeriesChangeRequest): Promise<SeriesOutcome>;
  /** CHANGED or EXISTING, with the new operation; or REFUSED, with the old one. */
  rerun(request: RerunRequest): Promise<Outcome>;
  /** Holds an operation type, or lets it go; what is so already stays as it is. */
  actOnType(command: TypeCommand): Promise<TypeControl | Refusal>;
  update(request: UpdateRequest): Promise<Outcome>;
  /** An aborted signal ends it between two transactions; the result tells of what was done until then. */
  bulk(request: BulkRequest, signal?: AbortSignal): Promise<BulkResult | Refusal>;
  /**
   * Waits up to `waitMs` for work where there is none; an aborted signal ends the wait with no operations. What was
   * claimed for a caller that has gone (`CallerGone`) by then is given back.
   */
  claim(request: ClaimRequest, signal?: AbortSignal): Promise<readonly Operation[] | Refusal>;
  /** One outcome for each input: CHANGED or RENEWED, whose operation tells what is requested, or REFUSED. */
  heartbeat(inputs: readonly HeartbeatRequest[]): Promise<readonly Outcome[]>;
  settle(inputs: readonly SettleRequest[]): Promise<readonly Outcome[]>;
  /** One outcome for each input: APPENDED or REFUSED. */
  appendLogLines(inputs: readonly AppendLogLinesRequest[]): Promise<readonly Outcome[]>;
  /** Whether a host that takes this type has claimed or sent a heartbeat lately. */
  isHostSeen(operationType: number): boolean;
  /** How it stands with an operation type, and how many of it may start now. */
  typeStanding(operationType: number): Promise<TypeStanding>;
  /** The newest position that is durable and has been announced. */
  readonly head: Position;
  /** How it stands just now, for whoever watches. */
  figures(): EngineFigures;
  /** Calls the listener after each commit that is durable, in log order. Returns how to stop that. */
  onCommit(listener: CommitListener): () => void;
  /** Takes nothing more, finishes what runs, ends waiting claims, closes the store. Idempotent. */
  stop(): Promise<void>;
}

/** @param logged the ids of operations whose log lines have become more */
export type CommitListener = (events: readonly OperationEvent[], logged: readonly string[]) => void;

export type Reads = Omit<Store, 'apply' | 'applyToSeries' | 'applyToType' | 'cut' | 'close'>;

interface OneOperation {
  readonly id: string;
  readonly expectedVersion: number | null;
  readonly reason: string | null;
  readonly actor: string;
}

interface SeriesActionRequest extends Omit<OneOperation, 'reason'> {
  readonly action: SeriesAction;
}

interface SeriesChangeRequest extends Omit<OneOperation, 'reason'> {
  readonly changes: SeriesChanges;
}

export interface ActionRequest extends OneOperation {
  readonly action: OwnAction;
  readonly postponeUntil: GivenInstant | null;
}

export interface RerunRequest extends Omit<OneOperation, 'expectedVersion'> {
  readonly requestId: string | null;
}

interface UpdateRequest extends OneOperation {
  readonly stateCode: AsyncOperationState | null;
  readonly statusCode: AsyncOperationStatus | null;
  readonly postponeUntil: GivenInstant | null;
}

export interface BulkRequest {
  readonly action: UserAction;
  readonly ids: readonly string[] | null;
  readonly filter: OperationFilter | null;
  readonly postponeUntil: Instant | null;
  readonly reason: string | null;
  readonly dryRun: boolean;
  /** With `filter`: so many at most, the oldest first; null: all. */
  readonly first: number | null;
  /** With `filter`: where an earlier request for the same ended. */
  readonly after: BulkPlace | null;
  readonly actor: string;
}

/** How far a bulk action has come among what matches. */
export interface BulkPlace {
  readonly createdOn: Instant;
  readonly seq: Position;
  /** Where the log stood when the first request for it began: what was created later is left alone. */
  readonly untilSeq: Position;
}

export interface BulkResult {
  readonly position: Position;
  /** Where more may match. */
  readonly next: BulkPlace | null;
  readonly matched: number;
  readonly applied: number;
  readonly refused: readonly { code: OperationErrorCode; count: number; examples: readonly string[] }[];
}

export interface ClaimRequest {
  readonly hostId: string;
  readonly operationTypes: readonly number[];
  readonly limit: number;
  readonly leaseMs: number;
  readonly waitMs: number;
}

export interface HeartbeatRequest {
  readonly id: string;
  readonly epoch: number;
  readonly hostId: string | null;
  readonly progress: number | null;
  readonly stage: string | null;
  readonly message: string | null;
  /** JSON text; undefined: as before. */
  readonly data?: string | undefined;
}

/** JSON texts and texts: undefined where not given, null where given as null. */
export interface SettleRequest {
  readonly id: string;
  readonly epoch: number;
  readonly hostId: string | null;
  readonly outcome: SettleOutcome;
  readonly result: string | null | undefined;
  readonly data: string | null | undefined;
  readonly message: string | null | undefined;
  readonly friendlyMessage: string | null | undefined;
  readonly errorCode: number | null | undefined;
  readonly postponeUntil: GivenInstant | null;
  readonly retry: boolean;
}

export interface AppendLogLinesRequest {
  readonly id: string;
  readonly epoch: number;
  readonly hostId: string | null;
  readonly lines: readonly string[];
  readonly offset: number | null;
}
