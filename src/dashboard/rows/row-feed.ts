import { messageOf } from '../message-of.ts';
import { createPageLoader } from './page-loader.ts';
import { createPassedPlaces } from './passed-places.ts';
import type { RowOrder } from './row-order.ts';
import type { PageRequest, RowSource } from './row-source.ts';
import { type LiveRows, noneWaiting, type RowUpdate, released, stillWaiting, withUpdates } from './row-updates.ts';
import { emptyWindow, type RowWindow, windowOf, withPageAfter, withPageBefore } from './row-window.ts';
import { createUpdateBatch } from './update-batch.ts';
import { withUpdatesInPlace } from './updates-in-place.ts';

export interface RowFeedState extends LiveRows {
  /** `failed`: the gateway refuses the list, and `problem` says why. */
  readonly phase: 'loading' | 'live' | 'failed';
  /** Why rows could not be read; null where they could. */
  readonly problem: string | null;
  /** By how many rows all has moved down under the reader since the start: who scrolls makes up for it. */
  readonly shift: number;
  /** Counts how often the window was put elsewhere, and where the reader should look then. */
  readonly jump: number;
  readonly lookAt: 'top' | 'end' | 'same';
}

/** Rows by their number from the top of the list, and whether the reader holds them where they are. */
interface VisibleRows {
  readonly first: number;
  readonly last: number;
  readonly isHeld: boolean;
}

export interface RowFeed {
  readonly state: RowFeedState;
  onChange(listener: () => void): () => void;
  /** What the reader looks at: what is near is read, what is far is let go. */
  look(visible: VisibleRows): void;
  toTop(): void;
  toEnd(): void;
  /** Tries again what failed. */
  retry(): void;
  stop(): void;
}

/** The first rows should be there soon; who goes on scrolling should not catch up with what is read. */
const firstRows = 100;
const pageRows = 200;
const nearRows = 80;
const farRows = 300;
/** The largest page that the gateway gives. */
const mostAtOnce = 500;
const mostUnapplied = 2_000;

interface Jump {
  readonly request: PageRequest;
  readonly lookAt: RowFeedState['lookAt'];
  readonly before: number;
}

/** The rows of one list in an order, live. Starts at once. */
export function startRowFeed(order: RowOrder, source: RowSource): RowFeed {
  const over = new AbortController();
  const listeners = new Set<() => void>();
  const batch = createUpdateBatch(mostUnapplied);
  const passed = createPassedPlaces();
  const loader = createPageLoader({ source, onProblem: (error) => set({ problem: messageOf(error) }) });
  let visible: VisibleRows = { first: 0, last: 0, isHeld: false };
  let cancelFrame: (() => void) | null = null;
  let cancelRest: (() => void) | null = null;
  let state: RowFeedState = {
    phase: 'loading',
    window: emptyWindow(order),
    waiting: noneWaiting,
    problem: null,
    shift: 0,
    jump: 0,
    lookAt: 'top',
  };

  const set = (change: Partial<RowFeedState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const apply = (live: LiveRows, updates: readonly RowUpdate[]) =>
    withUpdates(live, updates, { isHeld: visible.isHeld, lastInView: visible.last - live.window.before });

  const awaitFrame = () => {
    cancelFrame ??= source.pace.onFrame(drawFrame);
  };

  const flush = () => {
    cancelFrame?.();
    cancelFrame = null;
    const updates = batch.take();
    if (updates.length === 0) return;
    const { window } = state;
    set(apply(state, updates));
    if (!haveMoved(window, state.window)) return;
    cancelRest?.();
    cancelRest = source.pace.afterRest(() => {
      cancelRest = null;
      awaitFrame();
    });
  };

  /** What rows say is shown with each frame; that rows move, only so often that somebody can read them meanwhile. */
  const drawFrame = () => {
    if (cancelRest === null) return flush();
    cancelFrame = null;
    const { window, later } = withUpdatesInPlace(state.window, batch.take());
    for (const update of later) batch.add(update);
    set({ window });
  };

  const receive = (update: RowUpdate) => {
    batch.add(update);
    loader.receive(update);
    // In a page that nobody sees there are no frames.
    if (batch.isFull) flush();
    else awaitFrame();
  };

  /** Shows the window, with what was told while its page was read. */
  const show = (window: RowWindow, meanwhile: readonly RowUpdate[], change: Partial<RowFeedState> = {}) => {
    const waiting = stillWaiting(window, change.waiting ?? state.waiting);
    set({ ...change, problem: null, ...apply({ window, waiting }, meanwhile) });
  };

  const jumpTo = ({ request, lookAt, before }: Jump) =>
    loader.load(request, (page, meanwhile) => {
      const change = { waiting: noneWaiting, jump: state.jump + 1, lookAt };
      show(windowOf(order, page, before), meanwhile, change);
    });

  const toTop = () => jumpTo({ request: { first: firstRows, after: null }, lookAt: 'top', before: 0 });

  const toVisible = () => {
    const place = passed.nearest(visible.first - nearRows);
    const request = { first: pageRows, after: place?.cursor ?? null };
    jumpTo({ request, lookAt: 'same', before: place?.index ?? 0 });
  };

  const readAfter = () => {
    const { entries, before } = state.window;
    const index = entries.findLastIndex((entry) => entry.cursor !== null);
    const cursor = entries[index]?.cursor ?? null;
    if (cursor !== null) passed.add(before + index + 1, cursor);
    // What came live has no cursor: where nothing has, reading from the top brings them.
    loader.load({ first: cursor === null ? mostAtOnce : pageRows, after: cursor }, (page, meanwhile) =>
      show(withPageAfter(state.window, page), meanwhile),
    );
  };

  const readBefore = () => {
    const cursor = state.window.entries.find((entry) => entry.cursor !== null)?.cursor ?? null;
    if (cursor === null) return toTop();
    loader.load({ last: pageRows, before: cursor }, (page, meanwhile) => {
      const window = withPageBefore(state.window, page);
      show(window, meanwhile, { shift: state.shift + movedBy(state.window, window) });
    });
  };

  const look = (next: VisibleRows) => {
    const isReleased = visible.isHeld && !next.isHeld;
    visible = next;
    if (state.phase !== 'live') return;
    if (isReleased) {
      flush();
      const isUnknown = state.waiting.hasMore;
      set(released(state));
      if (isUnknown || state.waiting.rows.size > 0) return toTop();
    }
    if (loader.isBusy || state.problem !== null) return;
    const { before, entries, hasBefore, hasAfter } = state.window;
    if (hasBefore && next.last < before - farRows) toVisible();
    else if (hasBefore && next.first < before + nearRows) readBefore();
    else if (hasAfter && next.last > before + entries.length - nearRows) readAfter();
  };

  const run = async () => {
    for await (const message of source.open(over.signal)) {
      if (message.kind === 'CHANGE') receive(message.update);
      else {
        // All that was known, and what is on its way from before, counts no more.
        batch.take();
        loader.drop();
        passed.clear();
        const window = windowOf(order, message.page, 0);
        const jump = state.phase === 'live' ? state.jump + 1 : state.jump;
        set({ phase: 'live', window, waiting: noneWaiting, problem: null, jump, lookAt: 'top' });
      }
    }
  };
  run().catch((error: unknown) => {
    if (!over.signal.aborted) set({ phase: 'failed', problem: messageOf(error) });
  });

  return {
    get state() {
      return state;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    toTop,
    toEnd: () => jumpTo({ request: { last: firstRows, before: null }, lookAt: 'end', before: 0 }),
    retry: () => {
      set({ problem: null });
      look(visible);
    },
    stop: () => {
      over.abort();
      loader.drop();
      cancelFrame?.();
      cancelRest?.();
      listeners.clear();
    },
  };
}

function haveMoved(from: RowWindow, to: RowWindow): boolean {
  return (
    from.entries.length !== to.entries.length ||
    from.entries.some((entry, index) => entry.operation.id !== to.entries[index]?.operation.id)
  );
}

/** By how many rows what both show stands lower than it did. */
function movedBy(from: RowWindow, to: RowWindow): number {
  const [first] = from.entries;
  if (first === undefined) return 0;
  const index = to.entries.findIndex((entry) => entry.operation.id === first.operation.id);
  return index === -1 ? 0 : to.before + index - from.before;
}
