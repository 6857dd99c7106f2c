import type { ClaimedOperation } from './handler.ts';

export interface Incident {
  /**
   * - `HANDLER`: a handler threw; its operation is settled as FAILED.
   * - `CLAIM`, `HEARTBEAT`, `LOG`, `SETTLE`, `WATCH`: a request came to nothing, and is made again where that makes sense.
   *   That the gateway is away is told once, with the first request that finds it so.
   * - `LEASE`: an operation was lost, or is given up: the platform brings it back when its lease has ended.
   */
  readonly during: 'HANDLER' | 'CLAIM' | 'HEARTBEAT' | 'LOG' | 'SETTLE' | 'WATCH' | 'LEASE';
  /** Where it is about one. */
  readonly operation?: ClaimedOperation;
}

/** Told of everything that went wrong and that nobody waits for. */
export type Report = (error: unknown, incident: Incident) => void;
