import type { GraphQLFormattedError } from 'graphql';
import type { ChangeMessage, CheckpointMessage, StreamReset } from './message.ts';
import type { GraphqlDocument } from './typed-document.ts';

/** What the query answered. All that is told after it happened after it. */
export interface SnapshotMessage<Data> {
  readonly kind: 'SNAPSHOT';
  readonly data: Data;
  readonly errors: readonly GraphQLFormattedError[];
  /** It is true as of here. */
  readonly position: string;
  /** Why it was read again; null for the first. */
  readonly reset: StreamReset | null;
}

export type SnapshotThenStreamMessage<Snapshot, Data> =
  | SnapshotMessage<Snapshot>
  | ChangeMessage<Data>
  | CheckpointMessage<Data>;

export interface SnapshotThenStreamOptions<Snapshot, QueryVariables, Data, Variables> {
  /** Its root field tells the position that it is true as of, unless `positionOf` does. */
  readonly query: GraphqlDocument<Snapshot, QueryVariables>;
  readonly queryVariables: QueryVariables;
  readonly positionOf?: (snapshot: Snapshot) => string;
  readonly subscription: GraphqlDocument<Data, Variables>;
  /** Without `after`, which is the snapshot's position. */
  readonly variables: Variables;
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}
