import { useCallback, useEffect, useRef, useState } from 'react';
import { OperationOlderDocument, OperationPageChangedDocument, OperationPageDocument } from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import { messageOf } from '../message-of.ts';
import { useSurroundings } from '../surroundings.tsx';
import { type OperationStory, storyOf, withUpdate } from './operation-story.ts';
import { canReadOlder, withOlder } from './timeline.ts';

export interface ToldStory {
  /** `missing`: there is no operation with this id. */
  readonly status: 'asking' | 'told' | 'missing';
  readonly story: OperationStory | null;
  /** Why nothing more is told, or a part of the history could not be read; null where nothing went wrong. */
  readonly problem: string | null;
  readonly isReadingOlder: boolean;
}

const asking: ToldStory = { status: 'asking', story: null, problem: null, isReadingOlder: false };

/** Of the history, read without being asked to; more than that, where somebody wants to see it. */
const pagesAtOnce = 8;

/** One operation and all that happens to it, live. The page of another operation is another page: `id` stays the same. */
export function useOperationStory(id: string): ToldStory & { readonly readOlder: () => void } {
  const { gateway } = useSurroundings();
  const [told, setTold] = useState(asking);
  const follower = useRef<Follower | null>(null);
  useEffect(() => {
    const started = startFollower(gateway, id, setTold);
    follower.current = started;
    return started.stop;
  }, [gateway, id]);
  return { ...told, readOlder: useCallback(() => follower.current?.readOlder(), []) };
}

interface Follower {
  readOlder(): void;
  stop(): void;
}

function startFollower(gateway: Gateway, id: string, onTold: (told: ToldStory) => void): Follower {
  const over = new AbortController();
  let told = asking;
  /** Of the snapshot that was read last: pages of the one before are not those of this one. */
  let reading = new AbortController();

  const set = (change: Partial<ToldStory>) => {
    told = { ...told, ...change };
    if (!over.signal.aborted) onTold(told);
  };

  const readOlder = async () => {
    const { signal } = reading;
    set({ isReadingOlder: true, problem: null });
    try {
      for (let page = 0; page < pagesAtOnce; page += 1) {
        const timeline = told.story?.timeline;
        if (timeline === undefined || timeline.unreadBefore === null || !canReadOlder(timeline)) break;
        const variables = { id, before: timeline.unreadBefore };
        const { asyncOperation } = await gateway.ask(OperationOlderDocument, variables, signal);
        if (signal.aborted) return;
        const { story } = told;
        if (asyncOperation === null || story === null) break;
        set({ story: { ...story, timeline: withOlder(story.timeline, asyncOperation.history) } });
      }
      set({ isReadingOlder: false });
    } catch (error) {
      if (!signal.aborted) set({ isReadingOlder: false, problem: messageOf(error) });
    }
  };

  const follow = async () => {
    for await (const message of gateway.client.snapshotThenStream({
      query: OperationPageDocument,
      queryVariables: { id },
      // Of an operation that is not there, nothing is to be told; but the page says whether it is live all the same.
      positionOf: ({ asyncOperation, asyncOperationCounts }) =>
        asyncOperation?.position ?? asyncOperationCounts.position,
      subscription: OperationPageChangedDocument,
      variables: { id },
      signal: over.signal,
    })) {
      if (message.kind === 'SNAPSHOT') {
        reading.abort();
        reading = new AbortController();
        const [error] = message.errors;
        const story = error === undefined ? storyOf(message.data, told.story) : told.story;
        const status = story !== null ? 'told' : error === undefined ? 'missing' : 'asking';
        set({ story, status, problem: error?.message ?? null, isReadingOlder: false });
        if (story !== null && canReadOlder(story.timeline)) void readOlder();
      } else if (told.story !== null) {
        set({ story: withUpdate(told.story, message.data.asyncOperationChanged) });
      }
    }
  };
  follow().catch((error: unknown) => set({ problem: messageOf(error) }));

  return {
    readOlder: () => {
      if (!told.isReadingOlder) void readOlder();
    },
    stop: () => {
      over.abort();
      reading.abort();
    },
  };
}
