import type { Instant } from '../core/operation.ts';

/** Time, as it comes in from outside. */
export interface Clock {
  now(): Instant;
  /** Calls `task` once, `delayMs` from now; what it returns calls that off. */
  after(delayMs: number, task: () => void): () => void;
}
