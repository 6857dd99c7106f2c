/** What has come and has not been taken. Taken in order, each once. */
export interface MessageQueue<Value> {
  readonly isFull: boolean;
  push(value: Value): void;
  /** Puts it in the place of all that has not been taken. */
  replace(value: Value): void;
  /** Resolves when there is room again for at least half of what fits, or nothing is taken any more. */
  room(): Promise<void>;
  next(): Promise<IteratorResult<Value, undefined>>;
  /** Nothing more comes. What has come can still be taken. */
  complete(): void;
  /** Nothing more comes; who has taken what has come is told why. */
  fail(error: unknown): void;
  /** Nothing more comes, and nothing more is taken. */
  drop(): void;
}

interface Fault {
  readonly error: unknown;
}

interface Taker<Value> {
  readonly resolve: (result: IteratorResult<Value, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

const done = { done: true, value: undefined } as const;

export function createMessageQueue<Value>(size: number): MessageQueue<Value> {
  let values: Value[] = [];
  let takers: Taker<Value>[] = [];
  let waiting: (() => void)[] = [];
  let end: { readonly fault: Fault | null } | null = null;

  const letGo = () => {
    const released = waiting;
    waiting = [];
    for (const release of released) release();
  };

  const finish = (fault: Fault | null) => {
    if (end !== null) return;
    const [first, ...others] = takers;
    takers = [];
    // A fault is told once, as by any iterator: to who waits for longest, or to who takes next.
    end = { fault: first === undefined ? fault : null };
    if (fault === null) first?.resolve(done);
    else first?.reject(fault.error);
    for (const taker of others) taker.resolve(done);
    letGo();
  };

  return {
    get isFull() {
      return values.length >= size;
    },
    push: (value) => {
      if (end !== null) return;
      const taker = takers.shift();
      if (taker === undefined) values.push(value);
      else taker.resolve({ done: false, value });
    },
    replace: (value) => {
      if (end !== null) return;
      const taker = takers.shift();
      if (taker === undefined) values = [value];
      else taker.resolve({ done: false, value });
    },
    room: () =>
      new Promise((resolve) => {
        if (end !== null || values.length <= size / 2) resolve();
        else waiting.push(resolve);
      }),
    next: () => {
      const [value] = values;
      if (value !== undefined) {
        values.shift();
        if (values.length <= size / 2) letGo();
        return Promise.resolve({ done: false, value });
      }
      if (end === null) return new Promise((resolve, reject) => takers.push({ resolve, reject }));
      const { fault } = end;
      end = { fault: null };
      return fault === null ? Promise.resolve(done) : Promise.reject(fault.error);
    },
    complete: () => finish(null),
    fail: (error) => finish({ error }),
    drop: () => {
      values = [];
      if (end !== null) end = { fault: null };
      finish(null);
    },
  };
}
