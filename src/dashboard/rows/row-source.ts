import type { RowUpdate } from './row-updates.ts';
import type { RowPage } from './row-window.ts';

/** `before` and `after` are cursors; where they are null, from the end and from the top. */
export type PageRequest =
  | { readonly first: number; readonly after: string | null }
  | { readonly last: number; readonly before: string | null };

export type FeedMessage =
  | { readonly kind: 'SNAPSHOT'; readonly page: RowPage }
  | { readonly kind: 'CHANGE'; readonly update: RowUpdate };

/** When a feed of rows does what it does. */
export interface RowPace {
  /** Runs the task with the next frame, unless what it answers with is called before. */
  onFrame(task: () => void): () => void;
  /** Runs the task when rows that have moved have stood still for long enough to be read. */
  afterRest(task: () => void): () => void;
}

/** What a feed of rows reaches out to. */
export interface RowSource {
  /** The first page, then what changed since; after a reset both again. */
  open(signal: AbortSignal): AsyncIterable<FeedMessage>;
  load(request: PageRequest, signal: AbortSignal): Promise<RowPage>;
  readonly pace: RowPace;
}
