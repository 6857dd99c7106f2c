import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AsyncOperationFilter } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { createGatewayRows } from './gateway-rows.ts';
import { type RowFeed, type RowFeedState, startRowFeed } from './row-feed.ts';
import type { OperationRow, RowOrder } from './row-order.ts';
import type { RowPace } from './row-source.ts';

const restMs = 250;

export const rowPace: RowPace = {
  onFrame: (task) => {
    const frame = requestAnimationFrame(task);
    return () => cancelAnimationFrame(frame);
  },
  afterRest: (task) => {
    const timer = setTimeout(task, restMs);
    return () => clearTimeout(timer);
  },
};

/** The list that the filter and the order name, each the same object while it is the same; null before it starts. */
export function useRowFeed(filter: AsyncOperationFilter, order: RowOrder, hasMessages: boolean): RowFeed | null {
  const { gateway } = useSurroundings();
  const [feed, setFeed] = useState<RowFeed | null>(null);

  useEffect(() => {
    const messages = hasMessages ? 'HEADS' : 'NONE';
    const started = startRowFeed(order, createGatewayRows({ gateway, filter, order, pace: rowPace, messages }));
    setFeed(started);
    const leave = gateway.client.onState(({ status }) => {
      if (status === 'connected' && started.state.problem !== null) started.retry();
    });
    return () => {
      leave();
      started.stop();
    };
  }, [gateway, filter, order, hasMessages]);

  return feed;
}

const noFeed = { onChange: () => () => {}, state: null };

export function useRowFeedState(feed: RowFeed | null): RowFeedState | null {
  const from = feed ?? noFeed;
  return useSyncExternalStore(from.onChange, () => from.state);
}

/** Of the row as it is now; null where it is not among the rows. */
export function useRowVersion(feed: RowFeed | null, id: string): number | null {
  const from = feed ?? noFeed;
  return useSyncExternalStore(from.onChange, () => rowOf(from.state, id)?.version ?? null);
}

export const rowOf = (state: RowFeedState | null, id: string): OperationRow | undefined =>
  state?.window.entries.find((entry) => entry.operation.id === id)?.operation;
