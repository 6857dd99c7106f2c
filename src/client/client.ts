import type { ClientState } from './client-state.ts';
import type { MessageOf } from './message.ts';
import type { SnapshotThenStreamMessage, SnapshotThenStreamOptions } from './snapshot-then-stream.ts';
import type { Stream } from './stream.ts';
import type { Observed } from './stream-state.ts';
import type { GraphqlDocument } from './typed-document.ts';

export interface SubscribeOptions {
  /** Which operation of the document, where it has several. */
  readonly operationName?: string;
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}

/** Streams that survive whatever happens to their connections. */
export interface Client extends Observed<ClientState> {
  /**
   * Subscribes, at once. A stream of changes tells each once and in order, however often the connection is lost, or it
   * says that it could not (`RESET`). It throws where the gateway refuses the request or the connection for good.
   */
  subscribe<Data, Variables extends object>(
    document: GraphqlDocument<Data, Variables>,
    variables: Variables,
    options?: SubscribeOptions,
  ): Stream<MessageOf<Data>>;
  /** The same for a document that needs no variables. */
  subscribe<Data>(document: GraphqlDocument<Data, Record<never, never>>): Stream<MessageOf<Data>>;
  /**
   * Runs the query, tells its answer, and then what happened since: nothing is missed between the two, and nothing is
   * told twice. After a reset it does both again. Starts with the first `next()`.
   */
  snapshotThenStream<Snapshot, QueryVariables extends object, Data, Variables extends object>(
    options: SnapshotThenStreamOptions<Snapshot, QueryVariables, Data, Variables>,
  ): Stream<SnapshotThenStreamMessage<Snapshot, Data>>;
  /** Ends all streams and closes all connections, for good. Idempotent. */
  dispose(): void;
}
