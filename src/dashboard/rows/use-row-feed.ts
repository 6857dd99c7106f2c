import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AsyncOperationFilter } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { createGatewayRows } from './gateway-rows.ts';
import { type RowFeed, type RowFeedState, startRowFeed } from './row-feed.ts';
import type { RowOrder } from './row-order.ts';

export const onFrame = (task: () => void) => {
  const frame = requestAnimationFrame(task);
  return () => cancelAnimationFrame(frame);
};

/** The list that the filter and the order name, each the same object while it is the same; null before it starts. */
export function useRowFeed(filter: AsyncOperationFilter, order: RowOrder): RowFeed | null {
  const { gateway } = useSurroundings();
  const [feed, setFeed] = useState<RowFeed | null>(null);

  useEffect(() => {
    const started = startRowFeed(order, createGatewayRows({ gateway, filter, order, onFrame }));
    setFeed(started);
    const leave = gateway.client.onState(({ status }) => {
      if (status === 'connected' && started.state.problem !== null) started.retry();
    });
    return () => {
      leave();
      started.stop();
    };
  }, [gateway, filter, order]);

  return feed;
}

const noFeed = { onChange: () => () => {}, state: null };

export function useRowFeedState(feed: RowFeed | null): RowFeedState | null {
  const from = feed ?? noFeed;
  return useSyncExternalStore(from.onChange, () => from.state);
}
