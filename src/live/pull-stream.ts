/** What a stream does each time its consumer asks for more. */
export interface Source<T> {
  /** The next message; null where the stream has ended. Never called again before it has answered. */
  next(): Promise<T | null>;
  /** The consumer has gone, or the end was told: a pending `next` must answer now, and nothing may stay behind. */
  end(): void;
}

/**
 * An async iterator over a source. Written by hand, because an async generator that waits on a quiet source does not
 * answer `return()` until something happens: every closed subscription would leak until then.
 */
export function createPullStream<T>(source: Source<T>): AsyncIterableIterator<T> {
  let ended = false;
  let turn: Promise<unknown> = Promise.resolve();

  const end = () => {
    if (ended) return;
    ended = true;
    source.end();
  };

  const take = async (): Promise<IteratorResult<T>> => {
    if (ended) return { done: true, value: undefined };
    try {
      const value = await source.next();
      // `ended` may have become true meanwhile: a message after the end would be lost by everybody who counts.
      if (value === null || ended) {
        end();
        return { done: true, value: undefined };
      }
      return { done: false, value };
    } catch (error) {
      // A consumer who has gone, as when the gateway stops under it, is owed no error by what was still being read.
      if (ended) return { done: true, value: undefined };
      end();
      throw error;
    }
  };

  return {
    next: () => {
      const result = turn.then(take);
      // What was answered is the consumer's: a stream at rest must not keep it.
      turn = result.then(
        () => {},
        () => {},
      );
      return result;
    },
    return: async () => {
      end();
      return { done: true, value: undefined };
    },
    throw: async (error: unknown) => {
      end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
