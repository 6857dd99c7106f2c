/** Time, as the client reads it: everything it does at an instant or after a while goes through here. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs the task once, later; answers with what cancels it. */
  after(delayMs: number, task: () => void): () => void;
}
