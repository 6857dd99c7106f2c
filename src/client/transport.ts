import type { GraphQLFormattedError } from 'graphql';
import type { Backoff } from './backoff.ts';

/** What comes back for a request, or as one message of a stream. */
export interface GraphqlResult<Data> {
  readonly data?: Data | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

export interface StreamRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How one attempt at a stream came to its end. */
export type StreamEnd =
  /** There is nothing more to be told. */
  | { readonly type: 'COMPLETE' }
  /** The connection was lost, or was never made: another attempt may do better. */
  | { readonly type: 'LOST'; readonly cause: unknown }
  /** Another attempt would come to the same end. */
  | { readonly type: 'REFUSED'; readonly error: Error };

export interface StreamListener<Data> {
  /** There is a connection, and the gateway has been asked. */
  opened(): void;
  /** Where it answers with a promise, whoever can read no further until that has resolved, should. */
  message(result: GraphqlResult<Data>): Promise<void> | undefined;
  /** Told once, and last. */
  ended(end: StreamEnd): void;
}

/** What carries streams. It makes one attempt at each; trying again is up to who asked. */
export interface Transport {
  /** Answers with what closes the stream; its listener hears nothing before it has, and nothing after it was closed. */
  open<Data>(request: StreamRequest, listener: StreamListener<Data>): () => void;
  /** What a new stream waits by, before each attempt. Streams that share a connection share it. */
  backoff(): Backoff;
  /** Closes what is still open when no stream is. */
  dispose(): void;
}
