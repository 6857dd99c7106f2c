import type { Instant } from '../core/operation.ts';

/** Time, as it comes in from outside. */
export interface Clock {
  now(): Instant;
  /** Milliseconds of a clock that nobody sets; from what beginning, nobody knows. */
  steadyMs(): number;
  /** Calls `task` once, `delayMs` from now; what it returns calls that off. */
  after(delayMs: number, task: () => void): () => void;
}
