import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { RowFeed, RowFeedState } from '../rows/row-feed.ts';

export interface RowScrollOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly feed: RowFeed | null;
  readonly state: RowFeedState | null;
  readonly rowHeight: number;
  readonly headHeight: number;
  /** The reader holds the rows where they are, wherever the view is. */
  readonly isHeld: boolean;
}

/** Rows that are not read yet: they are shown as being on their way, and reading them begins before they are seen. */
const rowsOnTheWay = 3;
/** Nearer than that, the view is at the top. */
const topPixels = 4;

/** Ties the window of rows to the scrolled view. */
export function useRowScroll({ scroller, feed, state, rowHeight, headHeight, isHeld }: RowScrollOptions) {
  const { before = 0, entries = [], hasAfter = false } = state?.window ?? {};
  const virtualizer = useVirtualizer({
    count: before + entries.length + (hasAfter ? rowsOnTheWay : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingEnd: headHeight,
  });
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  const isHeldNow = isHeld || (virtualizer.scrollOffset ?? 0) > topPixels;

  const measured = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const seen = useRef({ feed, jump: 0, shift: 0 });
  const jump = state?.jump ?? 0;
  const lookAt = state?.lookAt ?? 'top';
  const shift = state?.shift ?? 0;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const isOther = seen.current.feed !== feed;
    const before = isOther ? { jump: 0, shift: 0 } : seen.current;
    seen.current = { feed, jump, shift };
    if (isOther || (jump !== before.jump && lookAt === 'top')) element.scrollTop = 0;
    else if (jump !== before.jump && lookAt === 'end') element.scrollTop = element.scrollHeight;
    else if (shift !== before.shift) element.scrollTop += (shift - before.shift) * rowHeight;
  }, [scroller, feed, jump, lookAt, shift, rowHeight]);

  useEffect(() => {
    // Also where nothing but the rows has changed: there may be more to read, or less to keep.
    if (state !== null) feed?.look({ first, last, isHeld: isHeldNow });
  }, [feed, first, last, isHeldNow, state]);

  return { virtualizer, first, last, isAtTop: !isHeldNow };
}
