/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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
  /** Its host gave it back untouched. */
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
/** An operation to create. What is null counts as not given. */
export type CreateAsyncOperationInput = {
  /** Ties it to what belongs together with it elsewhere. 1 to 256 characters. */
  correlationId?: string | null | undefined;
  /** What the host needs to do the work: at most 262,144 characters as JSON text, nested at most 100 levels. */
  data?: unknown;
  /** Operations that share a token run one after another, in order of creation. 1 to 256 characters. */
  dependencyToken?: string | null | undefined;
  /** How many times to try again after a failure: 0 to 1,000; 3 by default. */
  maxRetries?: number | null | undefined;
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
  /** An RFC 5545 RRULE: each occurrence becomes an operation of its own. Not offered by this version: any is refused with INVALID_RECURRENCE. */
  recurrencePattern?: string | null | undefined;
  /** From when `recurrencePattern` counts. */
  recurrenceStartTime?: string | null | undefined;
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
  /** An earlier create with the same `requestId` made it; nothing has changed. */
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
/** Why an operation is not running. */
export const WaitingReasonCode = {
  /** A retry is due at `until`. */
  BackingOff: 'BACKING_OFF',
  /** `behind` shares its dependency token and comes first. */
  BehindDependency: 'BEHIND_DEPENDENCY',
  /** Nothing stands in its way: the next free host takes it. */
  NextInQueue: 'NEXT_IN_QUEUE',
  /** No live host takes this operation type. */
  NoHost: 'NO_HOST',
  /** Suspended by a person, until somebody resumes it. */
  Paused: 'PAUSED',
  /** Suspended until `until`. */
  Postponed: 'POSTPONED',
  /** Suspended by its host, until `until` or a resume. */
  WaitingForEvent: 'WAITING_FOR_EVENT'
} as const;

export type WaitingReasonCode = typeof WaitingReasonCode[keyof typeof WaitingReasonCode];
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

export type CreateAsyncOperationMutationVariables = Exact<{
  input: CreateAsyncOperationInput;
}>;


export type CreateAsyncOperationMutation = { createAsyncOperation:
    | { __typename: 'CreateAsyncOperationSuccess', outcome: CreateOutcome, operation: { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null } }
    | { __typename: 'InvalidInputError', code: OperationErrorCode, message: string, field: Array<string> }
   };

export type OperationPartsFragment = { id: string, name: string, stateCode: AsyncOperationState, statusCode: AsyncOperationStatus, version: number, position: string, progress: number | null, stage: string | null, postponeUntil: string | null, createdOn: string, startedOn: string | null, completedOn: string | null, retryCount: number, maxRetries: number, message: string | null, friendlyMessage: string | null, result: unknown, operationType: { value: number, label: string }, lease: { hostId: string, epoch: number, expiresOn: string, heartbeatOn: string } | null };

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