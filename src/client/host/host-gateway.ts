import type {
  AppendLogLinesInput,
  AsyncOperationStatus,
  HeartbeatInput,
  HostRequest,
  SettleInput,
} from '../../gql/graphql.ts';
import type { ClaimedOperation } from './handler.ts';

export interface ClaimRequest {
  readonly limit: number;
  readonly waitSeconds: number;
}

export type ClaimAnswer =
  | { readonly type: 'CLAIMED'; readonly operations: readonly Claimed[] }
  | { readonly type: 'INVALID_INPUT'; readonly message: string };

export interface Claimed {
  readonly operation: ClaimedOperation;
  readonly epoch: number;
  /** When it was claimed, by the gateway's clock: milliseconds since 1970. */
  readonly claimedOn: number;
  /** Why its data could not be told. */
  readonly fault: Fault | null;
}

export interface Fault {
  readonly message: string;
  /** The answer had no room for it, beside that of the others. */
  readonly isOfRoom: boolean;
}

export type HeartbeatAnswer =
  | { readonly type: 'RENEWED'; readonly request: HostRequest; readonly position: string }
  | { readonly type: 'LEASE_LOST' | 'INVALID_INPUT'; readonly message: string };

export type AppendAnswer =
  | { readonly type: 'APPENDED' }
  | { readonly type: 'LEASE_LOST' | 'INVALID_INPUT'; readonly message: string };

/** How an operation stands once it is settled: one that failed may be WAITING, to be tried again. */
export interface SettledAs {
  readonly statusCode: AsyncOperationStatus;
  /** When it goes on by itself; null: not by a time. */
  readonly postponeUntil: string | null;
}

export type SettleAnswer =
  | { readonly type: 'SETTLED'; readonly now: SettledAs }
  | { readonly type: 'LEASE_LOST' | 'INVALID_INPUT'; readonly message: string }
  | { readonly type: 'INVALID_STATE'; readonly message: string; readonly statusCode: AsyncOperationStatus };

/** What has been asked of an operation that the host holds. */
export interface RequestNews {
  readonly id: string;
  readonly epoch: number;
  readonly request: HostRequest;
}

/**
 * The gateway, as one host speaks to it. Each request is made once; it rejects with a `RequestRefusedError` where the
 * same would be refused again, and with anything else where nobody knows what became of it.
 */
export interface HostGateway {
  claim(request: ClaimRequest, signal: AbortSignal): Promise<ClaimAnswer>;
  /** One answer for each, in the same order. */
  heartbeat(beats: readonly HeartbeatInput[]): Promise<readonly HeartbeatAnswer[]>;
  /** One answer for each, in the same order. */
  appendLogLines(appends: readonly AppendLogLinesInput[]): Promise<readonly AppendAnswer[]>;
  /** One answer for each, in the same order. */
  settle(settlements: readonly SettleInput[]): Promise<readonly SettleAnswer[]>;
  /** Who ended, by settling or otherwise, the lease that held at the position; null where nobody did. */
  endedBy(id: string, position: string): Promise<string | null>;
  /** Tells of requests as they are made, until the signal is aborted; rejects where it cannot any more. */
  watchRequests(onRequest: (news: RequestNews) => void, signal: AbortSignal): Promise<void>;
  /** Gives up every request that is under way. */
  close(): void;
}
