export interface StopOptions {
  /** How long handlers may go on; 30 by default. 0: they are told to stop at once. */
  readonly graceSeconds?: number;
  /** How long they have to end once they were told; 5 by default. What runs on is left to the end of its lease. */
  readonly unwindSeconds?: number;
}

/** Runs operations of its types, as many at a time as it has room for. */
export interface Host {
  /**
   * Takes work from now on. Resolves when the gateway has answered for the first time, however long that takes, and
   * rejects with a `HostRefusedError` where it does not take such a host. Once only.
   */
  start(): Promise<void>;
  /**
   * Takes nothing more, lets handlers end within the grace, then tells them to stop and gives back what they leave.
   * Resolves when nothing is left to be done; never rejects. Called again, the shorter grace holds.
   */
  stop(options?: StopOptions): Promise<void>;
  /** How many handlers run. */
  readonly running: number;
}
