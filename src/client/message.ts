import type { GraphQLFormattedError } from 'graphql';

/** Why continuity was lost. */
export interface StreamReset {
  readonly reason: string;
  readonly message: string;
}

interface Told<Data> {
  /** As the document selects it. */
  readonly data: Data;
  /** What could not be told of it: of fields that are null for that. Mostly none. */
  readonly errors: readonly GraphQLFormattedError[];
}

/** One operation changed. */
export interface ChangeMessage<Data> extends Told<Data> {
  readonly kind: 'CHANGE';
  readonly position: string;
}

/** Everything up to the position has been told. */
export interface CheckpointMessage<Data> extends Told<Data> {
  readonly kind: 'CHECKPOINT';
  readonly position: string;
}

/** What happened before the position may not have been told: read again, then go on. */
export interface ResetMessage<Data> extends Told<Data> {
  readonly kind: 'RESET';
  readonly position: string;
  readonly reset: StreamReset;
}

/** All that there is to know, as of now: what came before counts no more. */
export interface StateMessage<Data> extends Told<Data> {
  readonly kind: 'STATE';
}

/** Log lines of an operation. Their places are their numbers; of lines that are missing, the document can select `dropped`. */
export interface LinesMessage<Data> extends Told<Data> {
  readonly kind: 'LINES';
  /** The number of the last line that has been told. */
  readonly position: number;
  /** There were no others then: what follows is live. */
  readonly isUpToDate: boolean;
}

export type UpdateMessage<Data> = ChangeMessage<Data> | CheckpointMessage<Data> | ResetMessage<Data>;
export type Message<Data> = UpdateMessage<Data> | LinesMessage<Data> | StateMessage<Data>;

/** Those that a document can be told, by the field at its root; any, where that goes by another name or is not known. */
export type MessageOf<Data> = string extends keyof Data
  ? Message<Data>
  : 'asyncOperationCountsChanged' extends keyof Data
    ? StateMessage<Data>
    : 'asyncOperationLogLines' extends keyof Data
      ? LinesMessage<Data>
      : Extract<keyof Data, 'asyncOperationChanged' | 'asyncOperationsChanged'> extends never
        ? Message<Data>
        : UpdateMessage<Data>;
