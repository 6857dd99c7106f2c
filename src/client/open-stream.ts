import { createCursor, type Position } from './cursor.ts';
import type { Message } from './message.ts';
import { createMessageQueue } from './message-queue.ts';
import type { PreparedSubscription } from './prepare-subscription.ts';
import { readMessage } from './read-message.ts';
import { refusedBy } from './refused-by.ts';
import type { StateCell } from './state-cell.ts';
import type { Stream } from './stream.ts';
import type { GraphqlResult, StreamEnd, StreamRequest, Transport } from './transport.ts';

export interface OpenStreamOptions {
  readonly prepared: PreparedSubscription;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  readonly transport: Transport;
  /** Messages that may wait for the application. */
  readonly maxQueued: number;
  readonly state: StateCell;
  /** Ends the stream. */
  readonly signal: AbortSignal | undefined;
  /** Called once, however it ends. */
  readonly onEnd: () => void;
}

/** Or it was broken off here: there is no room for what it brings, or nobody wants it any more. */
type AttemptEnd = StreamEnd | { readonly type: 'OVERFLOWN' | 'CLOSED' };

/**
 * One stream out of as many attempts as it takes: each goes on where the one before broke off, and what comes again is
 * dropped.
 *
 * What waits for the application is bounded. A transport that can waits with it; of another, the stream is broken off
 * when it brings too much, and resumed when the application has caught up: the log keeps what is to come.
 */
export function openStream<Data>(options: OpenStreamOptions): Stream<Message<Data>> {
  const { prepared, variables, transport, state, signal } = options;
  const { updates } = prepared;
  const queue = createMessageQueue<Message<Data>>(updates === null ? 1 : options.maxQueued);
  const cursor = createCursor(updates === null ? null : startOf(variables[updates.after]));
  const backoff = transport.backoff();
  const over = new AbortController();
  let stopAttempt: ((why: AttemptEnd) => void) | null = null;

  const end = () => {
    if (over.signal.aborted) return;
    over.abort();
    stopAttempt?.({ type: 'CLOSED' });
    options.onEnd();
  };
  const close = () => {
    queue.drop();
    end();
  };

  const request = (): StreamRequest => ({
    query: prepared.query,
    ...(options.operationName !== undefined && { operationName: options.operationName }),
    variables: updates === null || cursor.after === null ? variables : { ...variables, [updates.after]: cursor.after },
  });

  const take = (result: GraphqlResult<Data>, stop: (why: AttemptEnd) => void): Promise<void> | undefined => {
    const message = readMessage(result, prepared);
    if (message === null) {
      stop(refusedBy(result.errors ?? []));
      return undefined;
    }
    backoff.succeeded();
    if (message.kind === 'STATE') queue.replace(message);
    else if (cursor.isNews(message)) {
      if (queue.isFull) {
        stop({ type: 'OVERFLOWN' });
        return undefined;
      }
      cursor.move(message);
      queue.push(message);
    }
    if (message.kind === 'LINES' ? message.isUpToDate : message.kind !== 'CHANGE') state.connected();
    return queue.isFull && updates !== null ? queue.room() : undefined;
  };

  const attempt = () =>
    new Promise<AttemptEnd>((resolve) => {
      const stop = (why: AttemptEnd) => {
        stopAttempt = null;
        closeAttempt();
        // Here and not later: all streams of a connection tell of its loss before any of them asks when to try again.
        if (why.type === 'LOST') {
          backoff.failed();
          state.stale(why.cause);
        }
        resolve(why);
      };
      const closeAttempt = transport.open<Data>(request(), {
        opened: state.catchingUp,
        message: (result) => take(result, stop),
        ended: stop,
      });
      stopAttempt = stop;
    });

  const run = async () => {
    while (true) {
      if (updates !== null) await queue.room();
      await backoff.ready(over.signal);
      if (over.signal.aborted) return;
      const why = await attempt();
      if (why.type === 'OVERFLOWN') state.catchingUp();
      if (why.type === 'REFUSED') throw why.error;
      if (why.type === 'COMPLETE') return queue.complete();
    }
  };

  signal?.addEventListener('abort', close, { signal: over.signal });
  if (signal?.aborted) close();
  const finish = (cause: unknown) => {
    if (!over.signal.aborted) state.stale(cause);
    end();
  };
  run().then(
    () => finish(null),
    (error: unknown) => {
      queue.fail(error);
      finish(error);
    },
  );

  const stream: Stream<Message<Data>> = {
    get state() {
      return state.state;
    },
    onState: state.onState,
    next: queue.next,
    return: async () => {
      close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

const startOf = (after: unknown): Position | null =>
  typeof after === 'string' || typeof after === 'number' ? after : null;
