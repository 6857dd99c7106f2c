import { useEffect, useState, useSyncExternalStore } from 'react';
import { AsyncOperationActivityDocument } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { after } from '../time/after.ts';
import { type ActivityFeed, type ActivityState, startActivityFeed } from './activity-feed.ts';

const noFeed = { onChange: () => () => {}, state: null };

/** What happened in the last minutes; `position` is another one when something has happened. */
export function useActivity(length: number, position: string | null): ActivityState | null {
  const { gateway, tick } = useSurroundings();
  const [feed, setFeed] = useState<ActivityFeed | null>(null);

  useEffect(() => {
    const started = startActivityFeed(length, {
      now: tick.now,
      after,
      ask: async ({ from, to }, signal) => {
        const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
        return (await gateway.ask(AsyncOperationActivityDocument, span, signal)).asyncOperationActivity;
      },
    });
    setFeed(started);
    const look = () => started.see(!document.hidden);
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      started.stop();
    };
  }, [gateway, tick, length]);

  useEffect(() => {
    if (position !== null) feed?.changed();
  }, [feed, position]);

  const from = feed ?? noFeed;
  return useSyncExternalStore(from.onChange, () => from.state);
}
