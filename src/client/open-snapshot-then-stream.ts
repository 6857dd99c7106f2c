import type { Message, StreamReset } from './message.ts';
import type { PreparedSnapshot } from './prepare-snapshot.ts';
import { type QueryOptions, queryUntilAnswered } from './query-until-answered.ts';
import type { SnapshotThenStreamMessage } from './snapshot-then-stream.ts';
import type { StateCell } from './state-cell.ts';
import type { Stream } from './stream.ts';

export interface OpenSnapshotThenStreamOptions<Snapshot, Data> extends Omit<QueryOptions, 'onLost' | 'signal'> {
  readonly snapshot: PreparedSnapshot<Snapshot>;
  readonly queryVariables: Readonly<Record<string, unknown>>;
  readonly openAfter: (position: string, signal: AbortSignal) => Stream<Message<Data>>;
  readonly state: StateCell;
  /** Ends the stream. */
  readonly signal: AbortSignal | undefined;
  /** Called once, however it ends. */
  readonly onEnd: () => void;
}

/** A query, then the stream from its position on; where the stream loses continuity, both again. */
export function openSnapshotThenStream<Snapshot, Data>(
  options: OpenSnapshotThenStreamOptions<Snapshot, Data>,
): Stream<SnapshotThenStreamMessage<Snapshot, Data>> {
  const { snapshot, backoff, state, signal } = options;
  const over = new AbortController();
  const request = { query: snapshot.query, variables: options.queryVariables };

  const close = () => {
    if (over.signal.aborted) return;
    over.abort();
    options.onEnd();
  };

  async function* messages(): AsyncGenerator<SnapshotThenStreamMessage<Snapshot, Data>, undefined> {
    let reset: StreamReset | null = null;
    while (true) {
      const answer = await queryUntilAnswered<Snapshot>(request, {
        ...options,
        onLost: state.stale,
        signal: over.signal,
      });
      if (answer === null) return;
      const { data, errors = [] } = answer;
      const position = snapshot.positionOf(data);
      // Before the snapshot is taken: however long that takes, what happens meanwhile is on its way.
      const stream = options.openAfter(position, over.signal);
      yield { kind: 'SNAPSHOT', data, errors, position, reset };
      reset = null;
      for await (const message of stream) {
        if (message.kind === 'RESET') {
          reset = message.reset;
          break;
        }
        if (message.kind === 'CHANGE' || message.kind === 'CHECKPOINT') yield message;
      }
      if (reset === null) return;
      state.catchingUp();
      // Many may be told of it at the same time; and if it comes of reading too slowly, reading faster is no way out.
      backoff.failed();
    }
  }

  const source = messages();
  const stream: Stream<SnapshotThenStreamMessage<Snapshot, Data>> = {
    get state() {
      return state.state;
    },
    onState: state.onState,
    next: async () => {
      try {
        const result = await source.next();
        if (result.done) close();
        return result;
      } catch (error) {
        state.stale(error);
        close();
        throw error;
      }
    },
    // A generator alone would not return before what it waits for has come.
    return: () => {
      close();
      return source.return(undefined);
    },
    [Symbol.asyncIterator]: () => stream,
  };
  signal?.addEventListener('abort', close, { signal: over.signal });
  if (signal?.aborted) close();
  return stream;
}
