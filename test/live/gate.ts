/** Holds up whoever passes while it is closed, so that a test can act at that very point. */
export interface Gate {
  close(): void;
  open(): void;
  /** Whoever was held up at the gate, or comes to it until it is opened, gets this error instead. */
  fail(error: Error): void;
  /** Resolves when the gate lets through. */
  passed(): Promise<void>;
  /** Resolves when somebody stands before the closed gate. */
  reached(): Promise<void>;
}

export function createGate(): Gate {
  let way = Promise.withResolvers<void>();
  let arrival = Promise.withResolvers<void>();
  way.resolve();
  return {
    close: () => {
      way = Promise.withResolvers();
      arrival = Promise.withResolvers();
    },
    open: () => way.resolve(),
    fail: (error) => way.reject(error),
    passed: () => {
      arrival.resolve();
      return way.promise;
    },
    reached: () => arrival.promise,
  };
}
