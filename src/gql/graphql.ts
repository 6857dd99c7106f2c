/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Lines that the host of an operation has to tell of its work. */
export type AppendLogLinesInput = {
  /** The epoch of the lease, as the claim gave it. */
  epoch: number;
  /** The host that it was claimed by, as the claim named it: under the lease of another host nothing is done (`LEASE_LOST`). By default, the epoch alone decides. Hosts do well to send it: a database that is restored from a backup gives out epochs anew, to others. */
  hostId?: string | null | undefined;
  /** The UUID of the operation. */
  id: string;
  /** In order: at most 1,000, each of at most 2,000 characters. */
  lines: Array<string>;
  /** How many lines the host has written under this lease before these, those that it dropped included. Makes it safe to repeat: lines that are there already are passed over. Of lines that are missing in between the numbers are left out. By default, they follow those that are there. */
  offset?: number | null | undefined;
};

/** What a person or a web service may ask of an operation. */
export const AsyncOperationAction = {
  /** End it without a result: at once, or by way of CANCELING where a host works on it. */
  Cancel: 'CANCEL',
  /** Remove a completed operation. Its history stays in the event log. */
  Delete: 'DELETE',
  /** Have its host stop, by way of PAUSING, until somebody resumes it. */
  Pause: 'PAUSE',
  /** Suspend it until `postponeUntil`; where a host works on it, by way of PAUSING. */
  Postpone: 'POSTPONE',
  /** Run one that Failed or was Canceled again, as a new operation; it stays as it is. */
  Rerun: 'RERUN',
  /** Make a suspended operation Ready again. */
  Resume: 'RESUME'
} as const;

export type AsyncOperationAction = typeof AsyncOperationAction[keyof typeof AsyncOperationAction];
/** Which operation an action is asked of. */
export type AsyncOperationActionInput = {
  /** Where given, nothing happens unless it is the current version; otherwise the answer is a ConflictError. */
  expectedVersion?: number | null | undefined;
  /** The UUID of the operation. */
  id: string;
  /** Kept in the history beside the actor: at most 1,000 characters. */
  reason?: string | null | undefined;
};

/** What happened to an operation. */
export const AsyncOperationEventKind = {
  /** It was canceled: at once, by its host, or because the lease ended meanwhile. */
  Canceled: 'CANCELED',
  /** Somebody asked for a cancel; its host learns of it with its next heartbeat. */
  CancelRequested: 'CANCEL_REQUESTED',
  /** A host took it, under a new lease. */
  Claimed: 'CLAIMED',
  /** Somebody created it: Ready, or Suspended where it was postponed from the start. */
  Created: 'CREATED',
  /** It was removed. */
  Deleted: 'DELETED',
  /** It failed for good. */
  Failed: 'FAILED',
  /** Its host was not heard of in time; one retry is spent, or it has failed. */
  LeaseExpired: 'LEASE_EXPIRED',
  /** It stopped: its host obeyed the pause, or lost its lease while it was to. */
  Paused: 'PAUSED',
  /** Somebody asked for a pause; its host learns of it with its next heartbeat. */
  PauseRequested: 'PAUSE_REQUESTED',
  /** Somebody set the time until which it is suspended. */
  Postponed: 'POSTPONED',
  /** Its host told of progress. */
  Progressed: 'PROGRESSED',
  /** Its host gave it back unfinished, with no retry counted. */
  Released: 'RELEASED',
  /** Somebody made it Ready again. */
  Resumed: 'RESUMED',
  /** An attempt failed; it rests until the next. */
  RetryScheduled: 'RETRY_SCHEDULED',
  /** Its host finished it. */
  Succeeded: 'SUCCEEDED',
  /** Its host suspended it until an event or a time. */
  Waiting: 'WAITING',
  /** The time came until which it was suspended. */
  Woken: 'WOKEN'
} as const;

export type AsyncOperationEventKind = typeof AsyncOperationEventKind[keyof typeof AsyncOperationEventKind];
/** All conditions hold together; a list means any of, so an empty list matches nothing. What is null or not given is no condition. Texts have at most 256 characters, lists at most 1,000 members. */
export type AsyncOperationFilter = {
  /** Completed in this stretch of time. */
  completedOn?: DateTimeRange | null | undefined;
  /** Exact concurrency key. */
  concurrencyKey?: string | null | undefined;
  /** Exact correlation id. */
  correlationId?: string | null | undefined;
  /** Created in this stretch of time. */
  createdOn?: DateTimeRange | null | undefined;
  /** Exact dependency token. */
  dependencyToken?: string | null | undefined;
  /** Under a lease of one of these hosts. */
  hostId?: Array<string> | null | undefined;
  /** One of these ids. */
  ids?: Array<string> | null | undefined;
  /** Last changed in this stretch of time. */
  modifiedOn?: DateTimeRange | null | undefined;
  /** Exact name. */
  name?: string | null | undefined;
  /** A part of the name, without regard to case. */
  nameContains?: string | null | undefined;
  /** Of one of these types, by value. */
  operationType?: Array<number> | null | undefined;
  /** Of one of these owners. */
  ownerId?: Array<string> | null | undefined;
  /** Exact id of what it is about. */
  regardingObjectId?: string | null | undefined;
  /** Occurrences of the series with this id. */
  seriesId?: string | null | undefined;
  /** In one of these states. */
  stateCode?: Array<AsyncOperationState> | null | undefined;
  /** In one of these statuses. */
  statusCode?: Array<AsyncOperationStatus> | null | undefined;
};

/** The order of a list of operations. */
export type AsyncOperationOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What it is ordered by. */
  field: AsyncOperationOrderField;
};

/** What a list of operations is ordered by. Where that is equal, by creation. */
export const AsyncOperationOrderField = {
  /** When it was created. */
  CreatedOn: 'CREATED_ON',
  /** When it last changed. */
  ModifiedOn: 'MODIFIED_ON',
  /** Its name, without regard to case. */
  Name: 'NAME'
} as const;

export type AsyncOperationOrderField = typeof AsyncOperationOrderField[keyof typeof AsyncOperationOrderField];
/** Which series an action is asked of. */
export type AsyncOperationSeriesActionInput = {
  /** Where given, nothing happens unless it is the current version; otherwise the answer is a SeriesConflictError. */
  expectedVersion?: number | null | undefined;
  /** The UUID of the series. */
  id: string;
};

/** Whether a series goes on. */
export const AsyncOperationSeriesStatus = {
  /** Its next occurrence will be created. */
  Active: 'ACTIVE',
  /** By a person, or because its rule has no further occurrence. For good. */
  Ended: 'ENDED',
  /** Nothing is created until somebody resumes it; what lies within the pause is not missed. */
  Paused: 'PAUSED'
} as const;

export type AsyncOperationSeriesStatus = typeof AsyncOperationSeriesStatus[keyof typeof AsyncOperationSeriesStatus];
/** Ready 0, Suspended 1, Locked 2, Completed 3. */
export const AsyncOperationState = {
  /** 3. It is over, for good. */
  Completed: 'COMPLETED',
  /** 2. A host holds it under a lease and works on it. */
  Locked: 'LOCKED',
  /** 0. It runs as soon as a host takes it. */
  Ready: 'READY',
  /** 1. It waits: until `postponeUntil`, or until somebody resumes it. */
  Suspended: 'SUSPENDED'
} as const;

export type AsyncOperationState = typeof AsyncOperationState[keyof typeof AsyncOperationState];
/** WaitingForResources 0 (Ready); Waiting 10 (Suspended); InProgress 20, Pausing 21, Canceling 22 (Locked); Succeeded 30, Failed 31, Canceled 32 (Completed). */
export const AsyncOperationStatus = {
  /** 32, of COMPLETED. Somebody canceled it. */
  Canceled: 'CANCELED',
  /** 22, of LOCKED. A cancel has been asked for; its host has still to obey. */
  Canceling: 'CANCELING',
  /** 31, of COMPLETED. It failed, and no retry was left or wanted. */
  Failed: 'FAILED',
  /** 20, of LOCKED. A host works on it. */
  InProgress: 'IN_PROGRESS',
  /** 21, of LOCKED. A pause has been asked for; its host has still to obey. */
  Pausing: 'PAUSING',
  /** 30, of COMPLETED. Its host finished it. */
  Succeeded: 'SUCCEEDED',
  /** 10, of SUSPENDED. Postponed, paused, waiting for an event, or resting before a retry. */
  Waiting: 'WAITING',
  /** 0, of READY. It waits for a host. */
  WaitingForResources: 'WAITING_FOR_RESOURCES'
} as const;

export type AsyncOperationStatus = typeof AsyncOperationStatus[keyof typeof AsyncOperationStatus];
/** By `ids` or by `filter`, one of the two. */
export type BulkActionInput = {
  /** What is asked of each operation. */
  action: AsyncOperationAction;
  /** With `filter`: goes on where the answer ended that gave this `endCursor`. Give the same `filter` with it. */
  after?: string | null | undefined;
  /** True: change nothing, tell what would happen. False by default. */
  dryRun?: boolean | null | undefined;
  /** The operations that match now; those that come to match later are left alone. */
  filter?: AsyncOperationFilter | null | undefined;
  /** With `filter`: so many at most, from the oldest on, 1 to 1,000,000; the rest by `after`. All by default. */
  first?: number | null | undefined;
  /** These operations: at most 1,000. */
  ids?: Array<string> | null | undefined;
  /** With POSTPONE. In the future. */
  postponeUntil?: string | null | undefined;
  /** Kept in the history beside the actor: at most 1,000 characters. */
  reason?: string | null | undefined;
};

/** What to change of a series. What is null or not given stays as it is. */
export type ChangeAsyncOperationSeriesInput = {
  /** The data of its operations from now on. */
  data?: unknown;
  /** Where given, nothing happens unless it is the current version; otherwise the answer is a SeriesConflictError. */
  expectedVersion?: number | null | undefined;
  /** The UUID of the series. */
  id: string;
  /** What becomes of occurrences that nobody could create in time. */
  missedOccurrences?: MissedOccurrences | null | undefined;
  /** The name of its operations from now on: 1 to 256 characters. */
  name?: string | null | undefined;
  /** An RFC 5545 RRULE, as when it was created. */
  recurrencePattern?: string | null | undefined;
  /** From when the pattern counts, to the second. */
  recurrenceStartTime?: string | null | undefined;
  /** The time zone that the pattern is read in. */
  recurrenceTimeZone?: string | null | undefined;
};

/** What a host is ready to take. */
export type ClaimAsyncOperationsInput = {
  /** The name of the host, which its events name as their actor: 1 to 256 characters, not “platform” or “local”. */
  hostId: string;
  /** How long the lock holds after the claim, and after each heartbeat: 1 to 86,400; 30 by default. */
  leaseSeconds?: number | null | undefined;
  /** How many operations at most: 1 to 1,000. */
  limit: number;
  /** The values of the types that it takes; at least one. */
  operationTypes: Array<number>;
  /** How long to wait for work where there is none, at most 30; 0 by default. */
  waitSeconds?: number | null | undefined;
};

/** An operation to create. What is null counts as not given. */
export type CreateAsyncOperationInput = {
  /** It is not taken while `concurrencyLimit` operations with the same key, of whatever type, are Locked. 1 to 256 characters. */
  concurrencyKey?: string | null | undefined;
  /** With `concurrencyKey`: 1 to 1,000; 1 by default. Each operation goes by its own. */
  concurrencyLimit?: number | null | undefined;
  /** Ties it to what belongs together with it elsewhere. 1 to 256 characters. */
  correlationId?: string | null | undefined;
  /** What the host needs to do the work: at most 262,144 characters as JSON text, nested at most 100 levels. */
  data?: unknown;
  /** Operations that share a token run one after another, in order of creation. 1 to 256 characters. */
  dependencyToken?: string | null | undefined;
  /** How many times to try again after a failure: 0 to 1,000; 3 by default. */
  maxRetries?: number | null | undefined;
  /** What becomes of occurrences that nobody could create in time; ONE by default. */
  missedOccurrences?: MissedOccurrences | null | undefined;
  /** What people call it: 1 to 256 characters, not only white space. */
  name: string;
  /** The value of one of `Query.operationTypes`. */
  operationType: number;
  /** The id of whose work it is. 1 to 256 characters. */
  ownerId?: string | null | undefined;
  /** In the future: the operation starts Suspended and becomes Ready then. */
  postponeUntil?: string | null | undefined;
  /** Higher runs first; 0 by default. */
  priority?: number | null | undefined;
  /** An RFC 5545 RRULE: each occurrence becomes an operation of its own, at most one a minute. At most 256 characters, such as `FREQ=DAILY;BYHOUR=6;BYMINUTE=0;BYSECOND=0`. This one is the first, Suspended until its time where that is in the future; the others are created when their time comes. Not together with `postponeUntil`. */
  recurrencePattern?: string | null | undefined;
  /** From when `recurrencePattern` counts, to the second; at once by default. */
  recurrenceStartTime?: string | null | undefined;
  /** The time zone that `recurrencePattern` is read in, by its name in the IANA database; UTC by default. */
  recurrenceTimeZone?: string | null | undefined;
  /** The id of what it is about. 1 to 256 characters. */
  regardingObjectId?: string | null | undefined;
  /** What kind of thing `regardingObjectId` names. 1 to 256 characters. */
  regardingObjectType?: string | null | undefined;
  /** An idempotency key: a second create with the same one returns the first operation, as EXISTING. 1 to 256 characters. */
  requestId?: string | null | undefined;
};

/** What a create came to. */
export const CreateOutcome = {
  /** The operation is new. */
  Created: 'CREATED',
  /** An earlier create with the same `requestId` made it, or an earlier rerun of the same operation; nothing has changed. */
  Existing: 'EXISTING'
} as const;

export type CreateOutcome = typeof CreateOutcome[keyof typeof CreateOutcome];
/** A stretch of time. An end that is not given is open. */
export type DateTimeRange = {
  /** At this moment or later. */
  from?: string | null | undefined;
  /** Before this moment. */
  to?: string | null | undefined;
};

/** A sign of life of the host that works on an operation, with what it has to tell. */
export type HeartbeatInput = {
  /** A checkpoint: replaces the operation's data, so that the next run goes on from here, should the host die. At most 262,144 characters as JSON text, nested at most 100 levels. Every one is kept as long as the event that tells of it: send one every few seconds, not after each step. */
  data?: unknown;
  /** The epoch of the lease, as the claim gave it. */
  epoch: number;
  /** The host that it was claimed by, as the claim named it: under the lease of another host nothing is done (`LEASE_LOST`). By default, the epoch alone decides. Hosts do well to send it: a database that is restored from a backup gives out epochs anew, to others. */
  hostId?: string | null | undefined;
  /** The UUID of the operation. */
  id: string;
  /** For administrators: at most 100,000 characters. */
  message?: string | null | undefined;
  /** How far it is: 0 to 1. */
  progress?: number | null | undefined;
  /** What it is at: at most 256 characters. */
  stage?: string | null | undefined;
};

/** Which type to hold, and why. */
export type HoldOperationTypeInput = {
  /** The value of one of `Query.operationTypes`. */
  operationType: number;
  /** Shown with the hold, and to whoever asks why an operation waits: at most 1,000 characters. */
  reason?: string | null | undefined;
};

/** What somebody has asked of an operation that runs; the host obeys when it can, and settles. */
export const HostRequest = {
  /** Stop, and settle as CANCELED. */
  Cancel: 'CANCEL',
  /** Nothing: go on. */
  None: 'NONE',
  /** Stop, and settle as PAUSED, with a checkpoint in `data`. */
  Pause: 'PAUSE'
} as const;

export type HostRequest = typeof HostRequest[keyof typeof HostRequest];
/** What becomes of occurrences whose time passed, by more than a minute, while the gateway was down or its clock jumped. */
export const MissedOccurrences = {
  /** Each becomes an operation, oldest first: at most 1,000, what is missed beyond is passed over. */
  All: 'ALL',
  /** They are passed over. */
  None: 'NONE',
  /** One operation makes up for all of them. */
  One: 'ONE'
} as const;

export type MissedOccurrences = typeof MissedOccurrences[keyof typeof MissedOccurrences];
/** Why something was refused; with the Dataverse error code where there is one. */
export const OperationErrorCode = {
  /** 0x80044F00. A recurring system job: nobody may cancel it. */
  CannotCancel: 'CANNOT_CANCEL',
  /** 0x8004416a. Only a completed operation can be deleted. */
  CannotDeleteUnlessCompleted: 'CANNOT_DELETE_UNLESS_COMPLETED',
  /** 0x80044F01. A recurring system job: nobody may pause it. */
  CannotPause: 'CANNOT_PAUSE',
  /** A recurring system job: nobody may resume it. */
  CannotResume: 'CANNOT_RESUME',
  /** The caller may not do this. */
  Forbidden: 'FORBIDDEN',
  /** The input breaks a rule of its own; `field` says where. */
  InvalidInput: 'INVALID_INPUT',
  /** 0x80044169, 0x80044168. The recurrence is none that this gateway can follow. */
  InvalidRecurrence: 'INVALID_RECURRENCE',
  /** 0x80044162. Its status does not allow this change. */
  InvalidStateChange: 'INVALID_STATE_CHANGE',
  /** 0x80044165. Its status does not allow that it is completed in this way. */
  InvalidStateChangeToComplete: 'INVALID_STATE_CHANGE_TO_COMPLETE',
  /** 0x80044166. It is not Suspended, so it cannot be resumed. */
  InvalidStateChangeToReady: 'INVALID_STATE_CHANGE_TO_READY',
  /** 0x80044167. Its status does not allow that it is paused or postponed. */
  InvalidStateChangeToSuspended: 'INVALID_STATE_CHANGE_TO_SUSPENDED',
  /** 0x80044163: the version given is not the current one, or a host changed it meanwhile. */
  InvalidStateChangeUnexpected: 'INVALID_STATE_CHANGE_UNEXPECTED',
  /** The host no longer holds the lease that it wrote under. */
  LeaseLost: 'LEASE_LOST',
  /** There is no operation with this id. */
  NotFound: 'NOT_FOUND',
  /** 0x80044303. This gateway has no such operation type. */
  TypeNotRecognized: 'TYPE_NOT_RECOGNIZED'
} as const;

export type OperationErrorCode = typeof OperationErrorCode[keyof typeof OperationErrorCode];
/** Which end of an order comes first. */
export const OrderDirection = {
  /** The earliest, or A, first. */
  Asc: 'ASC',
  /** The latest, or Z, first. */
  Desc: 'DESC'
} as const;

export type OrderDirection = typeof OrderDirection[keyof typeof OrderDirection];
/** Which operation to postpone, and until when. */
export type PostponeAsyncOperationInput = {
  /** Where given, nothing happens unless it is the current version; otherwise the answer is a ConflictError. */
  expectedVersion?: number | null | undefined;
  /** The UUID of the operation. */
  id: string;
  /** When it is to become Ready by itself: in the future. */
  postponeUntil: string;
  /** Kept in the history beside the actor: at most 1,000 characters. */
  reason?: string | null | undefined;
};

/** Which type to let go. */
export type ReleaseOperationTypeInput = {
  /** The value of one of `Query.operationTypes`. */
  operationType: number;
};

/** Which operation to run again. */
export type RerunAsyncOperationInput = {
  /** The UUID of the operation. */
  id: string;
  /** Kept in the history of the new operation: at most 1,000 characters. */
  reason?: string | null | undefined;
  /** The idempotency key of the new operation: 1 to 256 characters, and that of no other operation. */
  requestId?: string | null | undefined;
};

/** How a host leaves an operation that it holds. What is null counts as not given. */
export type SettleInput = {
  /** Replaces the operation's data, so that the next run goes on from here (PAUSED, WAITING, FAILED), or from RELEASED. As large as `result`. */
  data?: unknown;
  /** The epoch of the lease, as the claim gave it. */
  epoch: number;
  /** The failure's number, in the host's own terms. */
  errorCode?: number | null | undefined;
  /** For users: at most 100,000 characters. */
  friendlyMessage?: string | null | undefined;
  /** The host that it was claimed by, as the claim named it: under the lease of another host nothing is done (`LEASE_LOST`). By default, the epoch alone decides. Hosts do well to send it: a database that is restored from a backup gives out epochs anew, to others. */
  hostId?: string | null | undefined;
  /** The UUID of the operation. */
  id: string;
  /** For administrators: at most 100,000 characters. */
  message?: string | null | undefined;
  /** How the work ended, for now or for good. */
  outcome: SettleOutcome;
  /** With WAITING: until when; needed where nobody may resume operations of this type. With FAILED: when to try again, if it is tried again. In the future. */
  postponeUntil?: string | null | undefined;
  /** What came of it (SUCCEEDED, FAILED, CANCELED): at most 262,144 characters as JSON text, nested at most 100 levels. */
  result?: unknown;
  /** With FAILED: false fails it for good, whatever retries are left; true by default. */
  retry?: boolean | null | undefined;
};

/** How a host leaves an operation. */
export const SettleOutcome = {
  /** The host obeyed CANCEL. */
  Canceled: 'CANCELED',
  /** It failed: it rests until the next retry, or is Failed where none is left or wanted. */
  Failed: 'FAILED',
  /** The host obeyed PAUSE; `data` is kept as its checkpoint. */
  Paused: 'PAUSED',
  /** Give it back untouched: Ready again, no retry counted. `data`, where given, is kept as its checkpoint. */
  Released: 'RELEASED',
  /** The work is done. */
  Succeeded: 'SUCCEEDED',
  /** It waits for an event or for `postponeUntil`: Suspended. */
  Waiting: 'WAITING'
} as const;

export type SettleOutcome = typeof SettleOutcome[keyof typeof SettleOutcome];
/** Why a stream could not go on from the position given. */
export const StreamResetReason = {
  /** `after` is older than the events that are kept. */
  PositionExpired: 'POSITION_EXPIRED',
  /** `after` is not of this log (another database, or a restored one). */
  PositionUnknown: 'POSITION_UNKNOWN'
} as const;

export type StreamResetReason = typeof StreamResetReason[keyof typeof StreamResetReason];
/** How the operation moved, seen from the subscription's filter. */
export const UpdateChange = {
  /** It changed, and matches as it did before. */
  Changed: 'CHANGED',
  /** It matches now, and did not before. */
  Entered: 'ENTERED',
  /** It does not match any more, or was deleted. */
  Left: 'LEFT'
} as const;

export type UpdateChange = typeof UpdateChange[keyof typeof UpdateChange];
/** Why an operation is not running. Where several hold it back, the first: dependency, held type, key, places of its type, pace of its type, no host. */
export const WaitingReasonCode = {
  /** A retry is due at `until`. */
  BackingOff: 'BACKING_OFF',
  /** `behind` shares its dependency token and comes first. */
  BehindDependency: 'BEHIND_DEPENDENCY',
  /** As many of its concurrency key as its `concurrencyLimit` are Locked, `behind` the first of them. */
  KeyLimit: 'KEY_LIMIT',
  /** Nothing stands in its way: the next free host takes it. */
  NextInQueue: 'NEXT_IN_QUEUE',
  /** No live host takes this operation type. */
  NoHost: 'NO_HOST',
  /** Suspended by a person, until somebody resumes it. */
  Paused: 'PAUSED',
  /** Suspended until `until`. */
  Postponed: 'POSTPONED',
  /** Its type has started `OperationType.startsPerMinute`; the next may start at `until`. */
  RateLimit: 'RATE_LIMIT',
  /** Its operation type is held, by a person or by its breaker, until somebody releases it. */
  TypeHeld: 'TYPE_HELD',
  /** As many operations of its type as `OperationType.maxLocked` are Locked. */
  TypeLimit: 'TYPE_LIMIT',
  /** Suspended by its host, until `until` or a resume. */
  WaitingForEvent: 'WAITING_FOR_EVENT'
} as const;

export type WaitingReasonCode = typeof WaitingReasonCode[keyof typeof WaitingReasonCode];
export type AllowedActionsQueryVariables = Exact<{
  id: string;
}>;


export type AllowedActionsQuery = { asyncOperation: { id: string, name: string, statusCode: AsyncOperationStatus, version: number, allowedActions: Array<{ action: AsyncOperationAction, allowed: boolean, leadsTo: AsyncOperationStatus | null, refusal: OperationErrorCode | null, message: string | null }> } | null };

export type AppendLogLinesMutationVariables = Exact<{
  input: Array<AppendLogLinesInput> | AppendLogLinesInput;
}>;


export type AppendLogLinesMutation = { appendLogLines: Array<
    | { __typename: 'AppendLogLinesSuccess', newest: number }
    | { __typename: 'InvalidInputError', message: string }
    | { __typename: 'LeaseLostError', message: string }
  > };

export type ApplyBulkActionMutationVariables = Exact<{
  input: BulkActionInput;
}>;


export type ApplyBulkActionMutation = { applyBulkAction:
    | { __typename: 'BulkActionSuccess', position: string, matched: number, applied: number, endCursor: string | null, refused: Array<{ code: OperationErrorCode, count: number, examples: Array<string> }> }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
   };

export type AsyncOperationActivityQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type AsyncOperationActivityQuery = { asyncOperationActivity: Array<{ minute: string, created: number, succeeded: number, failed: number, canceled: number }> };

export type AsyncOperationCountsChangedSubscriptionVariables = Exact<{
  filter?: AsyncOperationFilter | null | undefined;
}>;


export type AsyncOperationCountsChangedSubscription = { asyncOperationCountsChanged: { position: string, total: number, byStatus: Array<{ statusCode: AsyncOperationStatus, count: number }>, byOperationType: Array<{ statusCode: AsyncOperationStatus, count: number, operationType: { value: number } }> } };

export type AsyncOperationCountsQueryVariables = Exact<{
  filter?: AsyncOperationFilter | null | undefined;
  asOf?: string | null | undefined;
}>;


export type AsyncOperationCountsQuery = { asyncOperationCounts: { position: string, total: number, byStatus: Array<{ statusCode: AsyncOperationStatus, count: number }>, byOperationType: Array<{ statusCode: AsyncOperationStatus, count: number, operationType: { value: number, label: string } }> } };

export type AsyncOperationEventsQueryVariables = Exact<{
  after: string;
  first: number;
}>;


export type AsyncOperationEventsQuery = { asyncOperationEvents: { nodes: Array<{ position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null, operation: { id: string, name: string } }> } };

export type AsyncOperationHistoryQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type AsyncOperationHistoryQuery = { asyncOperation: { history: { position: string, hasNextPage: boolean, nodes: Array<{ kind: AsyncOperationEventKind, actor: string }> } } | null };

export type AsyncOperationInFullQueryVariables = Exact<{
  id: string;
}>;


export type AsyncOperationInFullQuery = { asyncOperation: { stateCodeValue: number, statusCodeValue: number, dependencyToken: string | null, concurrencyKey: string | null, concurrencyLimit: number | null, priority: number, correlationId: string | null, regardingObjectId: string | null, regardingObjectType: string | null, ownerId: string | null, createdBy: string | null, modifiedBy: string | null, modifiedOn: string, executionTimeSpan: number | null, errorCode: number | null, data: unknown, seriesId: string | null, occurrenceOn: string | null, rerunOf: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, rerunAs: { id: string, statusCode: AsyncOperationStatus } | null, allowedActions: Array<{ action: AsyncOperationAction, allowed: boolean, leadsTo: AsyncOperationStatus | null, refusal: OperationErrorCode | null, message: string | null }>, whyWaiting: { code: WaitingReasonCode, message: string, until: string | null, behind: { id: string, name: string } | null } | null, history: { position: string, hasNextPage: boolean, nodes: Array<{ position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null }> }, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } | null };

export type AsyncOperationLogLinesSubscriptionVariables = Exact<{
  id: string;
  after?: number | null | undefined;
}>;


export type AsyncOperationLogLinesSubscription = { asyncOperationLogLines: { position: number, dropped: number, isUpToDate: boolean, lines: Array<{ number: number, occurredOn: string, epoch: number, text: string }> } };

export type AsyncOperationSeriesInFullQueryVariables = Exact<{
  id: string;
}>;


export type AsyncOperationSeriesInFullQuery = { asyncOperationSeries: { id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceStartTime: string, recurrenceTimeZone: string, missedOccurrences: MissedOccurrences, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, version: number, createdBy: string, createdOn: string, modifiedBy: string, modifiedOn: string, operationType: { value: number, label: string } } | null, asyncOperations: { nodes: Array<{ occurrenceOn: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null }>, pageInfo: { hasNextPage: boolean } }, waiting: { totalCount: number, nodes: Array<{ id: string, occurrenceOn: string | null }> } };

export type AsyncOperationSeriesListQueryVariables = Exact<{
  status?: AsyncOperationSeriesStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AsyncOperationSeriesListQuery = { asyncOperationSeriesList: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceStartTime: string, recurrenceTimeZone: string, missedOccurrences: MissedOccurrences, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, version: number, createdBy: string, createdOn: string, modifiedBy: string, modifiedOn: string, operationType: { value: number, label: string } }> } };

export type AsyncOperationSeriesWaitingQueryVariables = Exact<{
  id: string;
}>;


export type AsyncOperationSeriesWaitingQuery = { asyncOperationSeries: { id: string, status: AsyncOperationSeriesStatus, version: number, modifiedBy: string } | null, waiting: { totalCount: number, nodes: Array<{ id: string, occurrenceOn: string | null }> } };

export type WaitingPartsFragment = { totalCount: number, nodes: Array<{ id: string, occurrenceOn: string | null }> };

export type AsyncOperationSeriesQueryVariables = Exact<{
  id: string;
}>;


export type AsyncOperationSeriesQuery = { asyncOperationSeries: { id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceTimeZone: string, nextOccurrences: Array<string>, occurrenceCount: number } | null };

export type AsyncOperationTimelineQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type AsyncOperationTimelineQuery = { asyncOperation: { history: { position: string, hasNextPage: boolean, nodes: Array<{ position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null }> } } | null };

export type AsyncOperationQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type AsyncOperationQuery = { asyncOperation: { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, allowedActions: Array<{ action: AsyncOperationAction, allowed: boolean, leadsTo: AsyncOperationStatus | null, refusal: OperationErrorCode | null, message: string | null }>, whyWaiting: { code: WaitingReasonCode, message: string, until: string | null, behind: { id: string, name: string } | null } | null, history: { position: string, hasNextPage: boolean, nodes: Array<{ position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null }> }, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } | null };

export type AsyncOperationsChangedSubscriptionVariables = Exact<{
  filter?: AsyncOperationFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AsyncOperationsChangedSubscription = { asyncOperationsChanged: { position: string, change: UpdateChange | null, event: { position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null } | null, operation: { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } | null, reset: { reason: StreamResetReason, message: string } | null } };

export type AsyncOperationsQueryVariables = Exact<{
  filter?: AsyncOperationFilter | null | undefined;
  orderBy?: AsyncOperationOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AsyncOperationsQuery = { asyncOperations: { totalCount: number, position: string, nodes: Array<{ id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CancelAsyncOperationMutationVariables = Exact<{
  input: AsyncOperationActionInput;
}>;


export type CancelAsyncOperationMutation = { cancelAsyncOperation:
    | { __typename: 'AsyncOperationSuccess', operation: { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } }
    | { __typename: 'ConflictError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidStateChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
    | { __typename: 'RestrictedOperationTypeError', code: OperationErrorCode, message: string }
   };

export type ChangeAsyncOperationSeriesMutationVariables = Exact<{
  input: ChangeAsyncOperationSeriesInput;
}>;


export type ChangeAsyncOperationSeriesMutation = { changeAsyncOperationSeries:
    | { __typename: 'AsyncOperationSeriesSuccess', series: { id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceStartTime: string, recurrenceTimeZone: string, missedOccurrences: MissedOccurrences, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, version: number, createdBy: string, createdOn: string, modifiedBy: string, modifiedOn: string, operationType: { value: number, label: string } } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
    | { __typename: 'InvalidSeriesChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
    | { __typename: 'SeriesConflictError', code: OperationErrorCode, message: string }
   };

export type ClaimAsyncOperationsMutationVariables = Exact<{
  input: ClaimAsyncOperationsInput;
}>;


export type ClaimAsyncOperationsMutation = { claimAsyncOperations:
    | { __typename: 'ClaimAsyncOperationsSuccess', operations: Array<{ id: string, name: string, position: string, dependencyToken: string | null, priority: number, correlationId: string | null, regardingObjectId: string | null, regardingObjectType: string | null, ownerId: string | null, createdBy: string | null, createdOn: string, startedOn: string | null, retryCount: number, maxRetries: number, progress: number | null, stage: string | null, data: unknown, operationType: { value: number, label: string }, lease: { epoch: number, heartbeatOn: string } | null }> }
    | { __typename: 'InvalidInputError', message: string }
   };

export type ClaimedOperationPartsFragment = { id: string, name: string, position: string, dependencyToken: string | null, priority: number, correlationId: string | null, regardingObjectId: string | null, regardingObjectType: string | null, ownerId: string | null, createdBy: string | null, createdOn: string, startedOn: string | null, retryCount: number, maxRetries: number, progress: number | null, stage: string | null, data: unknown, operationType: { value: number, label: string }, lease: { epoch: number, heartbeatOn: string } | null };

export type CreateAsyncOperationSeriesMutationVariables = Exact<{
  input: CreateAsyncOperationInput;
}>;


export type CreateAsyncOperationSeriesMutation = { createAsyncOperation:
    | { __typename: 'CreateAsyncOperationSuccess', outcome: CreateOutcome, operation: { seriesId: string | null, occurrenceOn: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
   };

export type CreateAsyncOperationMutationVariables = Exact<{
  input: CreateAsyncOperationInput;
}>;


export type CreateAsyncOperationMutation = { createAsyncOperation:
    | { __typename: 'CreateAsyncOperationSuccess', outcome: CreateOutcome, operation: { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
   };

export type CreateAsyncOperationsMutationVariables = Exact<{
  input: Array<CreateAsyncOperationInput> | CreateAsyncOperationInput;
}>;


export type CreateAsyncOperationsMutation = { createAsyncOperations: Array<
    | { __typename: 'CreateAsyncOperationSuccess', outcome: CreateOutcome, operation: { id: string } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
  > };

export type DeleteAsyncOperationMutationVariables = Exact<{
  input: AsyncOperationActionInput;
}>;


export type DeleteAsyncOperationMutation = { deleteAsyncOperation:
    | { __typename: 'ConflictError', code: OperationErrorCode, message: string }
    | { __typename: 'DeletedAsyncOperation', id: string, position: string }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidStateChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
   };

export type EndAsyncOperationSeriesMutationVariables = Exact<{
  input: AsyncOperationSeriesActionInput;
}>;


export type EndAsyncOperationSeriesMutation = { endAsyncOperationSeries:
    | { __typename: 'AsyncOperationSeriesSuccess', series: { id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceStartTime: string, recurrenceTimeZone: string, missedOccurrences: MissedOccurrences, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, version: number, createdBy: string, createdOn: string, modifiedBy: string, modifiedOn: string, operationType: { value: number, label: string } } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidSeriesChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
    | { __typename: 'SeriesConflictError', code: OperationErrorCode, message: string }
   };

export type EventLogQueryVariables = Exact<{
  time: string;
}>;


export type EventLogQuery = { eventLog: { positionAt: string, first: { occurredOn: string } | null, last: { occurredOn: string } | null } };

export type EventPartsFragment = { position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null };

export type GatewayQueryVariables = Exact<{ [key: string]: never; }>;


export type GatewayQuery = { gateway: { version: string, isDemo: boolean } };

export type HeartbeatAsyncOperationsMutationVariables = Exact<{
  input: Array<HeartbeatInput> | HeartbeatInput;
}>;


export type HeartbeatAsyncOperationsMutation = { heartbeatAsyncOperations: Array<
    | { __typename: 'HeartbeatSuccess', request: HostRequest, operation: { position: string } }
    | { __typename: 'InvalidInputError', message: string }
    | { __typename: 'LeaseLostError', message: string }
  > };

export type HoldOperationTypeMutationVariables = Exact<{
  input: HoldOperationTypeInput;
}>;


export type HoldOperationTypeMutation = { holdOperationType:
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
    | { __typename: 'OperationTypeSuccess', operationType: { value: number, label: string, userControllable: boolean, retryBaseSeconds: number, retryCapSeconds: number, maxLocked: number | null, startsPerMinute: number | null, breakerFailures: number | null, breakerMinutes: number | null, lockedCount: number, hold: { heldBy: string, heldOn: string, reason: string | null, byBreaker: boolean } | null } }
   };

export type HostRequestsSubscriptionVariables = Exact<{
  hostId: string;
  after?: string | null | undefined;
}>;


export type HostRequestsSubscription = { asyncOperationsChanged: { position: string, change: UpdateChange | null, operation: { id: string, statusCode: AsyncOperationStatus, lease: { epoch: number } | null } | null, reset: { reason: StreamResetReason, message: string } | null } };

export type LifecycleQueryVariables = Exact<{ [key: string]: never; }>;


export type LifecycleQuery = { lifecycle: { statuses: Array<{ statusCode: AsyncOperationStatus, stateCode: AsyncOperationState, label: string }>, transitions: Array<{ event: AsyncOperationEventKind, from: AsyncOperationStatus | null, to: AsyncOperationStatus | null, action: AsyncOperationAction | null, rerunOf: Array<AsyncOperationStatus> | null, byUser: boolean, byHost: boolean, byPlatform: boolean }> } };

export type LogLinePartsFragment = { number: number, occurredOn: string, epoch: number, text: string };

export type LogLinesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type LogLinesQuery = { asyncOperation: { statusCode: AsyncOperationStatus, logLines: { dropped: number, newest: number, hasNextPage: boolean, nodes: Array<{ number: number, occurredOn: string, epoch: number, text: string }> } } | null };

export type OperationNowQueryVariables = Exact<{
  id: string;
}>;


export type OperationNowQuery = { asyncOperation: { version: number, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null, whyWaiting: { code: WaitingReasonCode, message: string, until: string | null, behind: { id: string, name: string } | null } | null, rerunAs: { id: string, statusCode: AsyncOperationStatus } | null } | null };

export type OperationOlderQueryVariables = Exact<{
  id: string;
  before: string;
}>;


export type OperationOlderQuery = { asyncOperation: { history: { hasPreviousPage: boolean, nodes: Array<{ position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null }> } } | null };

export type OperationPageChangedSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OperationPageChangedSubscription = { asyncOperationChanged: { position: string, change: UpdateChange | null, event: { position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null } | null, operation: { position: string, dependencyToken: string | null, concurrencyKey: string | null, concurrencyLimit: number | null, regardingObjectId: string | null, regardingObjectType: string | null, requestId: string | null, createdBy: string | null, modifiedBy: string | null, executionTimeSpan: number | null, seriesId: string | null, occurrenceOn: string | null, rerunOf: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, progress: number | null, stage: string | null, priority: number, postponeUntil: string | null, ownerId: string | null, correlationId: string | null, createdOn: string, modifiedOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null, allowedActions: Array<{ action: AsyncOperationAction, allowed: boolean, leadsTo: AsyncOperationStatus | null, message: string | null }>, operationType: { value: number, label: string } } | null, reset: { reason: StreamResetReason, message: string } | null } };

export type OperationPageQueryVariables = Exact<{
  id: string;
}>;


export type OperationPageQuery = { asyncOperation: { position: string, dependencyToken: string | null, concurrencyKey: string | null, concurrencyLimit: number | null, regardingObjectId: string | null, regardingObjectType: string | null, requestId: string | null, createdBy: string | null, modifiedBy: string | null, executionTimeSpan: number | null, seriesId: string | null, occurrenceOn: string | null, rerunOf: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, progress: number | null, stage: string | null, priority: number, postponeUntil: string | null, ownerId: string | null, correlationId: string | null, createdOn: string, modifiedOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, history: { hasPreviousPage: boolean, nodes: Array<{ position: string, kind: AsyncOperationEventKind, occurredOn: string, fromStatus: AsyncOperationStatus | null, toStatus: AsyncOperationStatus | null, actor: string, reason: string | null }> }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null, allowedActions: Array<{ action: AsyncOperationAction, allowed: boolean, leadsTo: AsyncOperationStatus | null, message: string | null }>, operationType: { value: number, label: string } } | null, asyncOperationCounts: { position: string } };

export type OperationPagePartsFragment = { position: string, dependencyToken: string | null, concurrencyKey: string | null, concurrencyLimit: number | null, regardingObjectId: string | null, regardingObjectType: string | null, requestId: string | null, createdBy: string | null, modifiedBy: string | null, executionTimeSpan: number | null, seriesId: string | null, occurrenceOn: string | null, rerunOf: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, progress: number | null, stage: string | null, priority: number, postponeUntil: string | null, ownerId: string | null, correlationId: string | null, createdOn: string, modifiedOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null, allowedActions: Array<{ action: AsyncOperationAction, allowed: boolean, leadsTo: AsyncOperationStatus | null, message: string | null }>, operationType: { value: number, label: string } };

export type OperationPartsFragment = { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null };

export type OperationPayloadsQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type OperationPayloadsQuery = { asyncOperation: { friendlyMessage: string | null, message: string | null, errorCode: number | null, result: unknown, data: unknown } | null };

export type OperationRowPartsFragment = { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, progress: number | null, stage: string | null, priority: number, postponeUntil: string | null, ownerId: string | null, correlationId: string | null, createdOn: string, modifiedOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, operationType: { value: number, label: string }, lease: { hostId: string } | null };

export type OperationRowsChangedSubscriptionVariables = Exact<{
  filter?: AsyncOperationFilter | null | undefined;
  after?: string | null | undefined;
  withMessage?: boolean;
}>;


export type OperationRowsChangedSubscription = { asyncOperationsChanged: { position: string, change: UpdateChange | null, operation: { message?: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, progress: number | null, stage: string | null, priority: number, postponeUntil: string | null, ownerId: string | null, correlationId: string | null, createdOn: string, modifiedOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, operationType: { value: number, label: string }, lease: { hostId: string } | null } | null, reset: { reason: StreamResetReason, message: string } | null } };

export type OperationRowsQueryVariables = Exact<{
  filter?: AsyncOperationFilter | null | undefined;
  orderBy?: AsyncOperationOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withMessage?: boolean;
}>;


export type OperationRowsQuery = { asyncOperations: { position: string, edges: Array<{ cursor: string, node: { message?: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, progress: number | null, stage: string | null, priority: number, postponeUntil: string | null, ownerId: string | null, correlationId: string | null, createdOn: string, modifiedOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, operationType: { value: number, label: string }, lease: { hostId: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean } } };

export type OperationTypePartsFragment = { value: number, label: string, userControllable: boolean, retryBaseSeconds: number, retryCapSeconds: number, maxLocked: number | null, startsPerMinute: number | null, breakerFailures: number | null, breakerMinutes: number | null, lockedCount: number, hold: { heldBy: string, heldOn: string, reason: string | null, byBreaker: boolean } | null };

export type OperationTypesInFullQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationTypesInFullQuery = { operationTypes: Array<{ value: number, label: string, userControllable: boolean, retryBaseSeconds: number, retryCapSeconds: number, maxLocked: number | null, startsPerMinute: number | null, breakerFailures: number | null, breakerMinutes: number | null, lockedCount: number, hold: { heldBy: string, heldOn: string, reason: string | null, byBreaker: boolean } | null }> };

export type OperationTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationTypesQuery = { operationTypes: Array<{ value: number, label: string, userControllable: boolean }> };

export type PastOperationQueryVariables = Exact<{
  id: string;
  asOf: string;
}>;


export type PastOperationQuery = { asyncOperation: { position: string, dependencyToken: string | null, concurrencyKey: string | null, concurrencyLimit: number | null, regardingObjectId: string | null, regardingObjectType: string | null, requestId: string | null, createdBy: string | null, modifiedBy: string | null, executionTimeSpan: number | null, seriesId: string | null, occurrenceOn: string | null, rerunOf: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, progress: number | null, stage: string | null, priority: number, postponeUntil: string | null, ownerId: string | null, correlationId: string | null, createdOn: string, modifiedOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null, allowedActions: Array<{ action: AsyncOperationAction, allowed: boolean, leadsTo: AsyncOperationStatus | null, message: string | null }>, operationType: { value: number, label: string } } | null };

export type PauseAsyncOperationSeriesMutationVariables = Exact<{
  input: AsyncOperationSeriesActionInput;
}>;


export type PauseAsyncOperationSeriesMutation = { pauseAsyncOperationSeries:
    | { __typename: 'AsyncOperationSeriesSuccess', series: { id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceStartTime: string, recurrenceTimeZone: string, missedOccurrences: MissedOccurrences, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, version: number, createdBy: string, createdOn: string, modifiedBy: string, modifiedOn: string, operationType: { value: number, label: string } } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidSeriesChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
    | { __typename: 'SeriesConflictError', code: OperationErrorCode, message: string }
   };

export type PauseAsyncOperationMutationVariables = Exact<{
  input: AsyncOperationActionInput;
}>;


export type PauseAsyncOperationMutation = { pauseAsyncOperation:
    | { __typename: 'AsyncOperationSuccess', operation: { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } }
    | { __typename: 'ConflictError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidStateChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
    | { __typename: 'RestrictedOperationTypeError', code: OperationErrorCode, message: string }
   };

export type PostponeAsyncOperationMutationVariables = Exact<{
  input: PostponeAsyncOperationInput;
}>;


export type PostponeAsyncOperationMutation = { postponeAsyncOperation:
    | { __typename: 'AsyncOperationSuccess', operation: { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } }
    | { __typename: 'ConflictError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
    | { __typename: 'InvalidStateChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
    | { __typename: 'RestrictedOperationTypeError', code: OperationErrorCode, message: string }
   };

export type ReleaseOperationTypeMutationVariables = Exact<{
  input: ReleaseOperationTypeInput;
}>;


export type ReleaseOperationTypeMutation = { releaseOperationType:
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
    | { __typename: 'OperationTypeSuccess', operationType: { value: number, label: string, userControllable: boolean, retryBaseSeconds: number, retryCapSeconds: number, maxLocked: number | null, startsPerMinute: number | null, breakerFailures: number | null, breakerMinutes: number | null, lockedCount: number, hold: { heldBy: string, heldOn: string, reason: string | null, byBreaker: boolean } | null } }
   };

export type RerunAsyncOperationMutationVariables = Exact<{
  input: RerunAsyncOperationInput;
}>;


export type RerunAsyncOperationMutation = { rerunAsyncOperation:
    | { __typename: 'CreateAsyncOperationSuccess', outcome: CreateOutcome, operation: { rerunOf: string | null, id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
    | { __typename: 'InvalidStateChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
   };

export type ResumeAsyncOperationSeriesMutationVariables = Exact<{
  input: AsyncOperationSeriesActionInput;
}>;


export type ResumeAsyncOperationSeriesMutation = { resumeAsyncOperationSeries:
    | { __typename: 'AsyncOperationSeriesSuccess', series: { id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceStartTime: string, recurrenceTimeZone: string, missedOccurrences: MissedOccurrences, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, version: number, createdBy: string, createdOn: string, modifiedBy: string, modifiedOn: string, operationType: { value: number, label: string } } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidSeriesChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
    | { __typename: 'SeriesConflictError', code: OperationErrorCode, message: string }
   };

export type ResumeAsyncOperationMutationVariables = Exact<{
  input: AsyncOperationActionInput;
}>;


export type ResumeAsyncOperationMutation = { resumeAsyncOperation:
    | { __typename: 'AsyncOperationSuccess', operation: { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } }
    | { __typename: 'ConflictError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string }
    | { __typename: 'InvalidStateChangeError', code: OperationErrorCode, message: string }
    | { __typename: 'NotFoundError', code: OperationErrorCode, message: string }
    | { __typename: 'RestrictedOperationTypeError', code: OperationErrorCode, message: string }
   };

export type SeriesPartsFragment = { id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceStartTime: string, recurrenceTimeZone: string, missedOccurrences: MissedOccurrences, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, version: number, createdBy: string, createdOn: string, modifiedBy: string, modifiedOn: string, operationType: { value: number, label: string } };

export type SeriesRowsQueryVariables = Exact<{
  status?: AsyncOperationSeriesStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SeriesRowsQuery = { asyncOperationSeriesList: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceTimeZone: string, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, operationType: { value: number, label: string } }> } };

export type SeriesRowPartsFragment = { id: string, name: string, status: AsyncOperationSeriesStatus, recurrencePattern: string, recurrenceTimeZone: string, nextOccurrences: Array<string>, lastOccurrence: string, occurrenceCount: number, operationType: { value: number, label: string } };

export type SettleAsyncOperationsMutationVariables = Exact<{
  input: Array<SettleInput> | SettleInput;
  withOperation?: boolean;
}>;


export type SettleAsyncOperationsMutation = { settleAsyncOperations: Array<
    | { __typename: 'AsyncOperationSuccess', operation?: { statusCode: AsyncOperationStatus, postponeUntil: string | null } }
    | { __typename: 'InvalidInputError', message: string }
    | { __typename: 'InvalidStateChangeError', message: string, operation: { statusCode: AsyncOperationStatus } }
    | { __typename: 'LeaseLostError', message: string }
  > };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const WaitingPartsFragmentDoc = new TypedDocumentString(`
    fragment WaitingParts on AsyncOperationConnection {
  totalCount
  nodes {
    id
    occurrenceOn
  }
}
    `, {"fragmentName":"WaitingParts"}) as unknown as TypedDocumentString<WaitingPartsFragment, unknown>;
export const ClaimedOperationPartsFragmentDoc = new TypedDocumentString(`
    fragment ClaimedOperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  position
  dependencyToken
  priority
  correlationId
  regardingObjectId
  regardingObjectType
  ownerId
  createdBy
  createdOn
  startedOn
  retryCount
  maxRetries
  progress
  stage
  data
  lease {
    epoch
    heartbeatOn
  }
}
    `, {"fragmentName":"ClaimedOperationParts"}) as unknown as TypedDocumentString<ClaimedOperationPartsFragment, unknown>;
export const EventPartsFragmentDoc = new TypedDocumentString(`
    fragment EventParts on AsyncOperationEvent {
  position
  kind
  occurredOn
  fromStatus
  toStatus
  actor
  reason
}
    `, {"fragmentName":"EventParts"}) as unknown as TypedDocumentString<EventPartsFragment, unknown>;
export const LogLinePartsFragmentDoc = new TypedDocumentString(`
    fragment LogLineParts on LogLine {
  number
  occurredOn
  epoch
  text
}
    `, {"fragmentName":"LogLineParts"}) as unknown as TypedDocumentString<LogLinePartsFragment, unknown>;
export const OperationRowPartsFragmentDoc = new TypedDocumentString(`
    fragment OperationRowParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  progress
  stage
  priority
  postponeUntil
  ownerId
  correlationId
  createdOn
  modifiedOn
  startedOn
  completedOn
  retryCount
  maxRetries
  lease {
    hostId
  }
}
    `, {"fragmentName":"OperationRowParts"}) as unknown as TypedDocumentString<OperationRowPartsFragment, unknown>;
export const OperationPagePartsFragmentDoc = new TypedDocumentString(`
    fragment OperationPageParts on AsyncOperation {
  ...OperationRowParts
  position
  dependencyToken
  concurrencyKey
  concurrencyLimit
  regardingObjectId
  regardingObjectType
  requestId
  createdBy
  modifiedBy
  executionTimeSpan
  seriesId
  occurrenceOn
  rerunOf
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
  allowedActions {
    action
    allowed
    leadsTo
    message
  }
}
    fragment OperationRowParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  progress
  stage
  priority
  postponeUntil
  ownerId
  correlationId
  createdOn
  modifiedOn
  startedOn
  completedOn
  retryCount
  maxRetries
  lease {
    hostId
  }
}`, {"fragmentName":"OperationPageParts"}) as unknown as TypedDocumentString<OperationPagePartsFragment, unknown>;
export const OperationPartsFragmentDoc = new TypedDocumentString(`
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}
    `, {"fragmentName":"OperationParts"}) as unknown as TypedDocumentString<OperationPartsFragment, unknown>;
export const OperationTypePartsFragmentDoc = new TypedDocumentString(`
    fragment OperationTypeParts on OperationType {
  value
  label
  userControllable
  retryBaseSeconds
  retryCapSeconds
  maxLocked
  startsPerMinute
  breakerFailures
  breakerMinutes
  lockedCount
  hold {
    heldBy
    heldOn
    reason
    byBreaker
  }
}
    `, {"fragmentName":"OperationTypeParts"}) as unknown as TypedDocumentString<OperationTypePartsFragment, unknown>;
export const SeriesPartsFragmentDoc = new TypedDocumentString(`
    fragment SeriesParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceStartTime
  recurrenceTimeZone
  missedOccurrences
  nextOccurrences
  lastOccurrence
  occurrenceCount
  version
  createdBy
  createdOn
  modifiedBy
  modifiedOn
}
    `, {"fragmentName":"SeriesParts"}) as unknown as TypedDocumentString<SeriesPartsFragment, unknown>;
export const SeriesRowPartsFragmentDoc = new TypedDocumentString(`
    fragment SeriesRowParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceTimeZone
  nextOccurrences(first: 1)
  lastOccurrence
  occurrenceCount
}
    `, {"fragmentName":"SeriesRowParts"}) as unknown as TypedDocumentString<SeriesRowPartsFragment, unknown>;
export const AllowedActionsDocument = new TypedDocumentString(`
    query AllowedActions($id: ID!) {
  asyncOperation(id: $id) {
    id
    name
    statusCode
    version
    allowedActions {
      action
      allowed
      leadsTo
      refusal
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AllowedActionsQuery, AllowedActionsQueryVariables>;
export const AppendLogLinesDocument = new TypedDocumentString(`
    mutation AppendLogLines($input: [AppendLogLinesInput!]!) {
  appendLogLines(input: $input) {
    __typename
    ... on AppendLogLinesSuccess {
      newest
    }
    ... on OperationError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AppendLogLinesMutation, AppendLogLinesMutationVariables>;
export const ApplyBulkActionDocument = new TypedDocumentString(`
    mutation ApplyBulkAction($input: BulkActionInput!) {
  applyBulkAction(input: $input) {
    __typename
    ... on BulkActionSuccess {
      position
      matched
      applied
      refused {
        code
        count
        examples
      }
      endCursor
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ApplyBulkActionMutation, ApplyBulkActionMutationVariables>;
export const AsyncOperationActivityDocument = new TypedDocumentString(`
    query AsyncOperationActivity($from: DateTime!, $to: DateTime!) {
  asyncOperationActivity(from: $from, to: $to) {
    minute
    created
    succeeded
    failed
    canceled
  }
}
    `) as unknown as TypedDocumentString<AsyncOperationActivityQuery, AsyncOperationActivityQueryVariables>;
export const AsyncOperationCountsChangedDocument = new TypedDocumentString(`
    subscription AsyncOperationCountsChanged($filter: AsyncOperationFilter) {
  asyncOperationCountsChanged(filter: $filter) {
    position
    total
    byStatus {
      statusCode
      count
    }
    byOperationType {
      operationType {
        value
      }
      statusCode
      count
    }
  }
}
    `) as unknown as TypedDocumentString<AsyncOperationCountsChangedSubscription, AsyncOperationCountsChangedSubscriptionVariables>;
export const AsyncOperationCountsDocument = new TypedDocumentString(`
    query AsyncOperationCounts($filter: AsyncOperationFilter, $asOf: LogPosition) {
  asyncOperationCounts(filter: $filter, asOf: $asOf) {
    position
    total
    byStatus {
      statusCode
      count
    }
    byOperationType {
      operationType {
        value
        label
      }
      statusCode
      count
    }
  }
}
    `) as unknown as TypedDocumentString<AsyncOperationCountsQuery, AsyncOperationCountsQueryVariables>;
export const AsyncOperationEventsDocument = new TypedDocumentString(`
    query AsyncOperationEvents($after: LogPosition!, $first: Int!) {
  asyncOperationEvents(after: $after, first: $first) {
    nodes {
      ...EventParts
      operation {
        id
        name
      }
    }
  }
}
    fragment EventParts on AsyncOperationEvent {
  position
  kind
  occurredOn
  fromStatus
  toStatus
  actor
  reason
}`) as unknown as TypedDocumentString<AsyncOperationEventsQuery, AsyncOperationEventsQueryVariables>;
export const AsyncOperationHistoryDocument = new TypedDocumentString(`
    query AsyncOperationHistory($id: ID!, $after: LogPosition) {
  asyncOperation(id: $id) {
    history(first: 100, after: $after) {
      nodes {
        kind
        actor
      }
      position
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<AsyncOperationHistoryQuery, AsyncOperationHistoryQueryVariables>;
export const AsyncOperationInFullDocument = new TypedDocumentString(`
    query AsyncOperationInFull($id: ID!) {
  asyncOperation(id: $id) {
    ...OperationParts
    stateCodeValue
    statusCodeValue
    dependencyToken
    concurrencyKey
    concurrencyLimit
    priority
    correlationId
    regardingObjectId
    regardingObjectType
    ownerId
    createdBy
    modifiedBy
    modifiedOn
    executionTimeSpan
    errorCode
    data
    seriesId
    occurrenceOn
    rerunOf
    rerunAs {
      id
      statusCode
    }
    allowedActions {
      action
      allowed
      leadsTo
      refusal
      message
    }
    whyWaiting {
      code
      message
      until
      behind {
        id
        name
      }
    }
    history(first: 100) {
      nodes {
        ...EventParts
      }
      position
      hasNextPage
    }
  }
}
    fragment EventParts on AsyncOperationEvent {
  position
  kind
  occurredOn
  fromStatus
  toStatus
  actor
  reason
}
fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<AsyncOperationInFullQuery, AsyncOperationInFullQueryVariables>;
export const AsyncOperationLogLinesDocument = new TypedDocumentString(`
    subscription AsyncOperationLogLines($id: ID!, $after: Int) {
  asyncOperationLogLines(id: $id, after: $after) {
    position
    lines {
      ...LogLineParts
    }
    dropped
    isUpToDate
  }
}
    fragment LogLineParts on LogLine {
  number
  occurredOn
  epoch
  text
}`) as unknown as TypedDocumentString<AsyncOperationLogLinesSubscription, AsyncOperationLogLinesSubscriptionVariables>;
export const AsyncOperationSeriesInFullDocument = new TypedDocumentString(`
    query AsyncOperationSeriesInFull($id: ID!) {
  asyncOperationSeries(id: $id) {
    ...SeriesParts
  }
  asyncOperations(filter: {seriesId: $id}, first: 5) {
    nodes {
      ...OperationParts
      occurrenceOn
    }
    pageInfo {
      hasNextPage
    }
  }
  waiting: asyncOperations(
    filter: {seriesId: $id, stateCode: [READY, SUSPENDED]}
    orderBy: {field: CREATED_ON, direction: ASC}
    first: 1
  ) {
    ...WaitingParts
  }
}
    fragment WaitingParts on AsyncOperationConnection {
  totalCount
  nodes {
    id
    occurrenceOn
  }
}
fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}
fragment SeriesParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceStartTime
  recurrenceTimeZone
  missedOccurrences
  nextOccurrences
  lastOccurrence
  occurrenceCount
  version
  createdBy
  createdOn
  modifiedBy
  modifiedOn
}`) as unknown as TypedDocumentString<AsyncOperationSeriesInFullQuery, AsyncOperationSeriesInFullQueryVariables>;
export const AsyncOperationSeriesListDocument = new TypedDocumentString(`
    query AsyncOperationSeriesList($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {
  asyncOperationSeriesList(status: $status, first: $first, after: $after) {
    nodes {
      ...SeriesParts
    }
    hasNextPage
    endCursor
  }
}
    fragment SeriesParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceStartTime
  recurrenceTimeZone
  missedOccurrences
  nextOccurrences
  lastOccurrence
  occurrenceCount
  version
  createdBy
  createdOn
  modifiedBy
  modifiedOn
}`) as unknown as TypedDocumentString<AsyncOperationSeriesListQuery, AsyncOperationSeriesListQueryVariables>;
export const AsyncOperationSeriesWaitingDocument = new TypedDocumentString(`
    query AsyncOperationSeriesWaiting($id: ID!) {
  asyncOperationSeries(id: $id) {
    id
    status
    version
    modifiedBy
  }
  waiting: asyncOperations(
    filter: {seriesId: $id, stateCode: [READY, SUSPENDED]}
    orderBy: {field: CREATED_ON, direction: ASC}
    first: 1
  ) {
    ...WaitingParts
  }
}
    fragment WaitingParts on AsyncOperationConnection {
  totalCount
  nodes {
    id
    occurrenceOn
  }
}`) as unknown as TypedDocumentString<AsyncOperationSeriesWaitingQuery, AsyncOperationSeriesWaitingQueryVariables>;
export const AsyncOperationSeriesDocument = new TypedDocumentString(`
    query AsyncOperationSeries($id: ID!) {
  asyncOperationSeries(id: $id) {
    id
    name
    status
    recurrencePattern
    recurrenceTimeZone
    nextOccurrences
    occurrenceCount
  }
}
    `) as unknown as TypedDocumentString<AsyncOperationSeriesQuery, AsyncOperationSeriesQueryVariables>;
export const AsyncOperationTimelineDocument = new TypedDocumentString(`
    query AsyncOperationTimeline($id: ID!, $after: LogPosition, $first: Int = 100) {
  asyncOperation(id: $id) {
    history(first: $first, after: $after) {
      nodes {
        ...EventParts
      }
      position
      hasNextPage
    }
  }
}
    fragment EventParts on AsyncOperationEvent {
  position
  kind
  occurredOn
  fromStatus
  toStatus
  actor
  reason
}`) as unknown as TypedDocumentString<AsyncOperationTimelineQuery, AsyncOperationTimelineQueryVariables>;
export const AsyncOperationDocument = new TypedDocumentString(`
    query AsyncOperation($id: ID!, $asOf: LogPosition) {
  asyncOperation(id: $id, asOf: $asOf) {
    ...OperationParts
    allowedActions {
      action
      allowed
      leadsTo
      refusal
      message
    }
    whyWaiting {
      code
      message
      until
      behind {
        id
        name
      }
    }
    history(first: 100) {
      nodes {
        position
        kind
        occurredOn
        fromStatus
        toStatus
        actor
        reason
      }
      position
      hasNextPage
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<AsyncOperationQuery, AsyncOperationQueryVariables>;
export const AsyncOperationsChangedDocument = new TypedDocumentString(`
    subscription AsyncOperationsChanged($filter: AsyncOperationFilter, $after: LogPosition) {
  asyncOperationsChanged(filter: $filter, after: $after) {
    position
    change
    event {
      position
      kind
      occurredOn
      fromStatus
      toStatus
      actor
      reason
    }
    operation {
      ...OperationParts
    }
    reset {
      reason
      message
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<AsyncOperationsChangedSubscription, AsyncOperationsChangedSubscriptionVariables>;
export const AsyncOperationsDocument = new TypedDocumentString(`
    query AsyncOperations($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String) {
  asyncOperations(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...OperationParts
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount
    position
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<AsyncOperationsQuery, AsyncOperationsQueryVariables>;
export const CancelAsyncOperationDocument = new TypedDocumentString(`
    mutation CancelAsyncOperation($input: AsyncOperationActionInput!) {
  cancelAsyncOperation(input: $input) {
    __typename
    ... on AsyncOperationSuccess {
      operation {
        ...OperationParts
      }
    }
    ... on OperationError {
      code
      message
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<CancelAsyncOperationMutation, CancelAsyncOperationMutationVariables>;
export const ChangeAsyncOperationSeriesDocument = new TypedDocumentString(`
    mutation ChangeAsyncOperationSeries($input: ChangeAsyncOperationSeriesInput!) {
  changeAsyncOperationSeries(input: $input) {
    __typename
    ... on AsyncOperationSeriesSuccess {
      series {
        ...SeriesParts
      }
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    fragment SeriesParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceStartTime
  recurrenceTimeZone
  missedOccurrences
  nextOccurrences
  lastOccurrence
  occurrenceCount
  version
  createdBy
  createdOn
  modifiedBy
  modifiedOn
}`) as unknown as TypedDocumentString<ChangeAsyncOperationSeriesMutation, ChangeAsyncOperationSeriesMutationVariables>;
export const ClaimAsyncOperationsDocument = new TypedDocumentString(`
    mutation ClaimAsyncOperations($input: ClaimAsyncOperationsInput!) {
  claimAsyncOperations(input: $input) {
    __typename
    ... on ClaimAsyncOperationsSuccess {
      operations {
        ...ClaimedOperationParts
      }
    }
    ... on OperationError {
      message
    }
  }
}
    fragment ClaimedOperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  position
  dependencyToken
  priority
  correlationId
  regardingObjectId
  regardingObjectType
  ownerId
  createdBy
  createdOn
  startedOn
  retryCount
  maxRetries
  progress
  stage
  data
  lease {
    epoch
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<ClaimAsyncOperationsMutation, ClaimAsyncOperationsMutationVariables>;
export const CreateAsyncOperationSeriesDocument = new TypedDocumentString(`
    mutation CreateAsyncOperationSeries($input: CreateAsyncOperationInput!) {
  createAsyncOperation(input: $input) {
    __typename
    ... on CreateAsyncOperationSuccess {
      outcome
      operation {
        ...OperationParts
        seriesId
        occurrenceOn
      }
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<CreateAsyncOperationSeriesMutation, CreateAsyncOperationSeriesMutationVariables>;
export const CreateAsyncOperationDocument = new TypedDocumentString(`
    mutation CreateAsyncOperation($input: CreateAsyncOperationInput!) {
  createAsyncOperation(input: $input) {
    __typename
    ... on CreateAsyncOperationSuccess {
      outcome
      operation {
        ...OperationParts
      }
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<CreateAsyncOperationMutation, CreateAsyncOperationMutationVariables>;
export const CreateAsyncOperationsDocument = new TypedDocumentString(`
    mutation CreateAsyncOperations($input: [CreateAsyncOperationInput!]!) {
  createAsyncOperations(input: $input) {
    __typename
    ... on CreateAsyncOperationSuccess {
      outcome
      operation {
        id
      }
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CreateAsyncOperationsMutation, CreateAsyncOperationsMutationVariables>;
export const DeleteAsyncOperationDocument = new TypedDocumentString(`
    mutation DeleteAsyncOperation($input: AsyncOperationActionInput!) {
  deleteAsyncOperation(input: $input) {
    __typename
    ... on DeletedAsyncOperation {
      id
      position
    }
    ... on OperationError {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteAsyncOperationMutation, DeleteAsyncOperationMutationVariables>;
export const EndAsyncOperationSeriesDocument = new TypedDocumentString(`
    mutation EndAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {
  endAsyncOperationSeries(input: $input) {
    __typename
    ... on AsyncOperationSeriesSuccess {
      series {
        ...SeriesParts
      }
    }
    ... on OperationError {
      code
      message
    }
  }
}
    fragment SeriesParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceStartTime
  recurrenceTimeZone
  missedOccurrences
  nextOccurrences
  lastOccurrence
  occurrenceCount
  version
  createdBy
  createdOn
  modifiedBy
  modifiedOn
}`) as unknown as TypedDocumentString<EndAsyncOperationSeriesMutation, EndAsyncOperationSeriesMutationVariables>;
export const EventLogDocument = new TypedDocumentString(`
    query EventLog($time: DateTime!) {
  eventLog {
    first {
      occurredOn
    }
    last {
      occurredOn
    }
    positionAt(time: $time)
  }
}
    `) as unknown as TypedDocumentString<EventLogQuery, EventLogQueryVariables>;
export const GatewayDocument = new TypedDocumentString(`
    query Gateway {
  gateway {
    version
    isDemo
  }
}
    `) as unknown as TypedDocumentString<GatewayQuery, GatewayQueryVariables>;
export const HeartbeatAsyncOperationsDocument = new TypedDocumentString(`
    mutation HeartbeatAsyncOperations($input: [HeartbeatInput!]!) {
  heartbeatAsyncOperations(input: $input) {
    __typename
    ... on HeartbeatSuccess {
      request
      operation {
        position
      }
    }
    ... on OperationError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HeartbeatAsyncOperationsMutation, HeartbeatAsyncOperationsMutationVariables>;
export const HoldOperationTypeDocument = new TypedDocumentString(`
    mutation HoldOperationType($input: HoldOperationTypeInput!) {
  holdOperationType(input: $input) {
    __typename
    ... on OperationTypeSuccess {
      operationType {
        ...OperationTypeParts
      }
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    fragment OperationTypeParts on OperationType {
  value
  label
  userControllable
  retryBaseSeconds
  retryCapSeconds
  maxLocked
  startsPerMinute
  breakerFailures
  breakerMinutes
  lockedCount
  hold {
    heldBy
    heldOn
    reason
    byBreaker
  }
}`) as unknown as TypedDocumentString<HoldOperationTypeMutation, HoldOperationTypeMutationVariables>;
export const HostRequestsDocument = new TypedDocumentString(`
    subscription HostRequests($hostId: String!, $after: LogPosition) {
  asyncOperationsChanged(
    filter: {hostId: [$hostId], statusCode: [PAUSING, CANCELING]}
    after: $after
  ) {
    position
    change
    operation {
      id
      statusCode
      lease {
        epoch
      }
    }
    reset {
      reason
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HostRequestsSubscription, HostRequestsSubscriptionVariables>;
export const LifecycleDocument = new TypedDocumentString(`
    query Lifecycle {
  lifecycle {
    statuses {
      statusCode
      stateCode
      label
    }
    transitions {
      event
      from
      to
      action
      rerunOf
      byUser
      byHost
      byPlatform
    }
  }
}
    `) as unknown as TypedDocumentString<LifecycleQuery, LifecycleQueryVariables>;
export const LogLinesDocument = new TypedDocumentString(`
    query LogLines($id: ID!, $first: Int, $after: Int, $last: Int) {
  asyncOperation(id: $id) {
    statusCode
    logLines(first: $first, after: $after, last: $last) {
      nodes {
        ...LogLineParts
      }
      dropped
      newest
      hasNextPage
    }
  }
}
    fragment LogLineParts on LogLine {
  number
  occurredOn
  epoch
  text
}`) as unknown as TypedDocumentString<LogLinesQuery, LogLinesQueryVariables>;
export const OperationNowDocument = new TypedDocumentString(`
    query OperationNow($id: ID!) {
  asyncOperation(id: $id) {
    version
    lease {
      hostId
      epoch
      expiresOn
      heartbeatOn
    }
    whyWaiting {
      code
      message
      until
      behind {
        id
        name
      }
    }
    rerunAs {
      id
      statusCode
    }
  }
}
    `) as unknown as TypedDocumentString<OperationNowQuery, OperationNowQueryVariables>;
export const OperationOlderDocument = new TypedDocumentString(`
    query OperationOlder($id: ID!, $before: LogPosition!) {
  asyncOperation(id: $id) {
    history(last: 500, before: $before) {
      nodes {
        ...EventParts
      }
      hasPreviousPage
    }
  }
}
    fragment EventParts on AsyncOperationEvent {
  position
  kind
  occurredOn
  fromStatus
  toStatus
  actor
  reason
}`) as unknown as TypedDocumentString<OperationOlderQuery, OperationOlderQueryVariables>;
export const OperationPageChangedDocument = new TypedDocumentString(`
    subscription OperationPageChanged($id: ID!, $after: LogPosition) {
  asyncOperationChanged(id: $id, after: $after) {
    position
    change
    event {
      ...EventParts
    }
    operation {
      ...OperationPageParts
    }
    reset {
      reason
      message
    }
  }
}
    fragment EventParts on AsyncOperationEvent {
  position
  kind
  occurredOn
  fromStatus
  toStatus
  actor
  reason
}
fragment OperationPageParts on AsyncOperation {
  ...OperationRowParts
  position
  dependencyToken
  concurrencyKey
  concurrencyLimit
  regardingObjectId
  regardingObjectType
  requestId
  createdBy
  modifiedBy
  executionTimeSpan
  seriesId
  occurrenceOn
  rerunOf
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
  allowedActions {
    action
    allowed
    leadsTo
    message
  }
}
fragment OperationRowParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  progress
  stage
  priority
  postponeUntil
  ownerId
  correlationId
  createdOn
  modifiedOn
  startedOn
  completedOn
  retryCount
  maxRetries
  lease {
    hostId
  }
}`) as unknown as TypedDocumentString<OperationPageChangedSubscription, OperationPageChangedSubscriptionVariables>;
export const OperationPageDocument = new TypedDocumentString(`
    query OperationPage($id: ID!) {
  asyncOperation(id: $id) {
    ...OperationPageParts
    history(last: 500) {
      nodes {
        ...EventParts
      }
      hasPreviousPage
    }
  }
  asyncOperationCounts(filter: {ids: [$id]}) {
    position
  }
}
    fragment EventParts on AsyncOperationEvent {
  position
  kind
  occurredOn
  fromStatus
  toStatus
  actor
  reason
}
fragment OperationPageParts on AsyncOperation {
  ...OperationRowParts
  position
  dependencyToken
  concurrencyKey
  concurrencyLimit
  regardingObjectId
  regardingObjectType
  requestId
  createdBy
  modifiedBy
  executionTimeSpan
  seriesId
  occurrenceOn
  rerunOf
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
  allowedActions {
    action
    allowed
    leadsTo
    message
  }
}
fragment OperationRowParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  progress
  stage
  priority
  postponeUntil
  ownerId
  correlationId
  createdOn
  modifiedOn
  startedOn
  completedOn
  retryCount
  maxRetries
  lease {
    hostId
  }
}`) as unknown as TypedDocumentString<OperationPageQuery, OperationPageQueryVariables>;
export const OperationPayloadsDocument = new TypedDocumentString(`
    query OperationPayloads($id: ID!, $asOf: LogPosition) {
  asyncOperation(id: $id, asOf: $asOf) {
    friendlyMessage
    message
    errorCode
    result
    data
  }
}
    `) as unknown as TypedDocumentString<OperationPayloadsQuery, OperationPayloadsQueryVariables>;
export const OperationRowsChangedDocument = new TypedDocumentString(`
    subscription OperationRowsChanged($filter: AsyncOperationFilter, $after: LogPosition, $withMessage: Boolean! = false) {
  asyncOperationsChanged(filter: $filter, after: $after) {
    position
    change
    operation {
      ...OperationRowParts
      message @include(if: $withMessage)
    }
    reset {
      reason
      message
    }
  }
}
    fragment OperationRowParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  progress
  stage
  priority
  postponeUntil
  ownerId
  correlationId
  createdOn
  modifiedOn
  startedOn
  completedOn
  retryCount
  maxRetries
  lease {
    hostId
  }
}`) as unknown as TypedDocumentString<OperationRowsChangedSubscription, OperationRowsChangedSubscriptionVariables>;
export const OperationRowsDocument = new TypedDocumentString(`
    query OperationRows($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String, $withMessage: Boolean! = false) {
  asyncOperations(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    edges {
      cursor
      node {
        ...OperationRowParts
        message @include(if: $withMessage)
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
    }
    position
  }
}
    fragment OperationRowParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  progress
  stage
  priority
  postponeUntil
  ownerId
  correlationId
  createdOn
  modifiedOn
  startedOn
  completedOn
  retryCount
  maxRetries
  lease {
    hostId
  }
}`) as unknown as TypedDocumentString<OperationRowsQuery, OperationRowsQueryVariables>;
export const OperationTypesInFullDocument = new TypedDocumentString(`
    query OperationTypesInFull {
  operationTypes {
    ...OperationTypeParts
  }
}
    fragment OperationTypeParts on OperationType {
  value
  label
  userControllable
  retryBaseSeconds
  retryCapSeconds
  maxLocked
  startsPerMinute
  breakerFailures
  breakerMinutes
  lockedCount
  hold {
    heldBy
    heldOn
    reason
    byBreaker
  }
}`) as unknown as TypedDocumentString<OperationTypesInFullQuery, OperationTypesInFullQueryVariables>;
export const OperationTypesDocument = new TypedDocumentString(`
    query OperationTypes {
  operationTypes {
    value
    label
    userControllable
  }
}
    `) as unknown as TypedDocumentString<OperationTypesQuery, OperationTypesQueryVariables>;
export const PastOperationDocument = new TypedDocumentString(`
    query PastOperation($id: ID!, $asOf: LogPosition!) {
  asyncOperation(id: $id, asOf: $asOf) {
    ...OperationPageParts
  }
}
    fragment OperationPageParts on AsyncOperation {
  ...OperationRowParts
  position
  dependencyToken
  concurrencyKey
  concurrencyLimit
  regardingObjectId
  regardingObjectType
  requestId
  createdBy
  modifiedBy
  executionTimeSpan
  seriesId
  occurrenceOn
  rerunOf
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
  allowedActions {
    action
    allowed
    leadsTo
    message
  }
}
fragment OperationRowParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  progress
  stage
  priority
  postponeUntil
  ownerId
  correlationId
  createdOn
  modifiedOn
  startedOn
  completedOn
  retryCount
  maxRetries
  lease {
    hostId
  }
}`) as unknown as TypedDocumentString<PastOperationQuery, PastOperationQueryVariables>;
export const PauseAsyncOperationSeriesDocument = new TypedDocumentString(`
    mutation PauseAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {
  pauseAsyncOperationSeries(input: $input) {
    __typename
    ... on AsyncOperationSeriesSuccess {
      series {
        ...SeriesParts
      }
    }
    ... on OperationError {
      code
      message
    }
  }
}
    fragment SeriesParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceStartTime
  recurrenceTimeZone
  missedOccurrences
  nextOccurrences
  lastOccurrence
  occurrenceCount
  version
  createdBy
  createdOn
  modifiedBy
  modifiedOn
}`) as unknown as TypedDocumentString<PauseAsyncOperationSeriesMutation, PauseAsyncOperationSeriesMutationVariables>;
export const PauseAsyncOperationDocument = new TypedDocumentString(`
    mutation PauseAsyncOperation($input: AsyncOperationActionInput!) {
  pauseAsyncOperation(input: $input) {
    __typename
    ... on AsyncOperationSuccess {
      operation {
        ...OperationParts
      }
    }
    ... on OperationError {
      code
      message
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<PauseAsyncOperationMutation, PauseAsyncOperationMutationVariables>;
export const PostponeAsyncOperationDocument = new TypedDocumentString(`
    mutation PostponeAsyncOperation($input: PostponeAsyncOperationInput!) {
  postponeAsyncOperation(input: $input) {
    __typename
    ... on AsyncOperationSuccess {
      operation {
        ...OperationParts
      }
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<PostponeAsyncOperationMutation, PostponeAsyncOperationMutationVariables>;
export const ReleaseOperationTypeDocument = new TypedDocumentString(`
    mutation ReleaseOperationType($input: ReleaseOperationTypeInput!) {
  releaseOperationType(input: $input) {
    __typename
    ... on OperationTypeSuccess {
      operationType {
        ...OperationTypeParts
      }
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    fragment OperationTypeParts on OperationType {
  value
  label
  userControllable
  retryBaseSeconds
  retryCapSeconds
  maxLocked
  startsPerMinute
  breakerFailures
  breakerMinutes
  lockedCount
  hold {
    heldBy
    heldOn
    reason
    byBreaker
  }
}`) as unknown as TypedDocumentString<ReleaseOperationTypeMutation, ReleaseOperationTypeMutationVariables>;
export const RerunAsyncOperationDocument = new TypedDocumentString(`
    mutation RerunAsyncOperation($input: RerunAsyncOperationInput!) {
  rerunAsyncOperation(input: $input) {
    __typename
    ... on CreateAsyncOperationSuccess {
      outcome
      operation {
        ...OperationParts
        rerunOf
      }
    }
    ... on OperationError {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<RerunAsyncOperationMutation, RerunAsyncOperationMutationVariables>;
export const ResumeAsyncOperationSeriesDocument = new TypedDocumentString(`
    mutation ResumeAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {
  resumeAsyncOperationSeries(input: $input) {
    __typename
    ... on AsyncOperationSeriesSuccess {
      series {
        ...SeriesParts
      }
    }
    ... on OperationError {
      code
      message
    }
  }
}
    fragment SeriesParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceStartTime
  recurrenceTimeZone
  missedOccurrences
  nextOccurrences
  lastOccurrence
  occurrenceCount
  version
  createdBy
  createdOn
  modifiedBy
  modifiedOn
}`) as unknown as TypedDocumentString<ResumeAsyncOperationSeriesMutation, ResumeAsyncOperationSeriesMutationVariables>;
export const ResumeAsyncOperationDocument = new TypedDocumentString(`
    mutation ResumeAsyncOperation($input: AsyncOperationActionInput!) {
  resumeAsyncOperation(input: $input) {
    __typename
    ... on AsyncOperationSuccess {
      operation {
        ...OperationParts
      }
    }
    ... on OperationError {
      code
      message
    }
  }
}
    fragment OperationParts on AsyncOperation {
  id
  name
  operationType {
    value
    label
  }
  stateCode
  statusCode
  version
  position
  progress
  stage
  postponeUntil
  createdOn
  startedOn
  completedOn
  retryCount
  maxRetries
  message
  friendlyMessage
  result
  lease {
    hostId
    epoch
    expiresOn
    heartbeatOn
  }
}`) as unknown as TypedDocumentString<ResumeAsyncOperationMutation, ResumeAsyncOperationMutationVariables>;
export const SeriesRowsDocument = new TypedDocumentString(`
    query SeriesRows($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {
  asyncOperationSeriesList(status: $status, first: $first, after: $after) {
    nodes {
      ...SeriesRowParts
    }
    hasNextPage
    endCursor
  }
}
    fragment SeriesRowParts on AsyncOperationSeries {
  id
  name
  operationType {
    value
    label
  }
  status
  recurrencePattern
  recurrenceTimeZone
  nextOccurrences(first: 1)
  lastOccurrence
  occurrenceCount
}`) as unknown as TypedDocumentString<SeriesRowsQuery, SeriesRowsQueryVariables>;
export const SettleAsyncOperationsDocument = new TypedDocumentString(`
    mutation SettleAsyncOperations($input: [SettleInput!]!, $withOperation: Boolean! = true) {
  settleAsyncOperations(input: $input) {
    __typename
    ... on AsyncOperationSuccess {
      operation @include(if: $withOperation) {
        statusCode
        postponeUntil
      }
    }
    ... on OperationError {
      message
    }
    ... on InvalidStateChangeError {
      operation {
        statusCode
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SettleAsyncOperationsMutation, SettleAsyncOperationsMutationVariables>;