/**
 * How far what a stream has told can be relied on.
 *
 * - `connected`: it is live.
 * - `catching-up`: it has a connection, and is being told what happened since `since`, when it was live last.
 * - `stale`: it has no connection; `cause` is what became of the last one, where there was one.
 *
 * An object stays the same until the state changes.
 */
export type StreamState =
  | { readonly status: 'connected' }
  | { readonly status: 'catching-up'; readonly since: Date }
  | { readonly status: 'stale'; readonly since: Date; readonly cause: unknown };

export type StateListener<State> = (state: State) => void;

/** A state that can be read, and listened to. */
export interface Observed<State> {
  readonly state: State;
  /** Calls the listener whenever the state changes, until what it answers with is called. */
  onState(listener: StateListener<State>): () => void;
}
