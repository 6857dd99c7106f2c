import type { Observed, StreamState } from './stream-state.ts';

/**
 * What a subscription tells, to be taken with `for await`, and how far it can be relied on. It starts when it is made,
 * and ends when the loop is left, `return()` is called, its signal is aborted or the client is disposed: quietly, also
 * for a `next()` that waits.
 */
export interface Stream<Told> extends AsyncIterableIterator<Told, undefined>, Observed<StreamState> {
  next(): Promise<IteratorResult<Told, undefined>>;
  return(): Promise<IteratorResult<Told, undefined>>;
  [Symbol.asyncIterator](): Stream<Told>;
}
