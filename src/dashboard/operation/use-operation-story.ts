import { useCallback, useEffect, useRef, useState } from 'react';
import {
  AsyncOperationTimelineDocument,
  OperationPageChangedDocument,
  OperationPageDocument,
} from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import { messageOf } from '../message-of.ts';
import { useSurroundings } from '../surroundings.tsx';
import { type OperationStory, storyOf, withUpdate } from './operation-story.ts';
import { hasGap, withPage } from './timeline.ts';

export interface ToldStory {
  /** `missing`: there is no operation with this id. */
  readonly status: 'asking' | 'told' | 'missing';
  readonly story: OperationStory | null;
  /** Why nothing more is told, or a part of the history could not be read; null where nothing went wrong. */
  readonly problem: string | null;
  readonly isReadingOn: boolean;
}

const asking: ToldStory = { status: 'asking', story: null, problem: null, isReadingOn: false };

const pageSize = 500;
/** Of the history, read without being asked to; more than that, where somebody wants to see it. */
const pagesAtOnce = 8;

/** One operation and all that happens to it, live. The page of another operation is another page: `id` stays the same. */
export function useOperationStory(id: string): ToldStory & { readonly readOn: () => void } {
  const { gateway } = useSurroundings();
  const [told, setTold] = useState(asking);
  const follower = useRef<Follower | null>(null);
  useEffect(() => {
    const started = startFollower(gateway, id, setTold);
    follower.current = started;
    return started.stop;
  }, [gateway, id]);
  return { ...told, readOn: useCallback(() => follower.current?.readOn(), []) };
}

interface Follower {
  readOn(): void;
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

  const readOn = async (pages: number) => {
    const { signal } = reading;
    set({ isReadingOn: true, problem: null });
    try {
      for (let page = 0; page < pages; page += 1) {
        const after = told.story?.timeline.unreadAfter ?? null;
        if (after === null) break;
        const variables = { id, after, first: pageSize };
        const { asyncOperation } = await gateway.ask(AsyncOperationTimelineDocument, variables, signal);
        if (signal.aborted) return;
        const { story } = told;
        if (asyncOperation === null || story === null) break;
        set({ story: { ...story, timeline: withPage(story.timeline, asyncOperation.history) } });
      }
      set({ isReadingOn: false });
    } catch (error) {
      if (!signal.aborted) set({ isReadingOn: false, problem: messageOf(error) });
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
        set({ story, status, problem: error?.message ?? null, isReadingOn: false });
        if (story !== null && hasGap(story.timeline)) void readOn(pagesAtOnce);
      } else if (told.story !== null) {
        set({ story: withUpdate(told.story, message.data.asyncOperationChanged) });
      }
    }
  };
  follow().catch((error: unknown) => set({ problem: messageOf(error) }));

  return {
    readOn: () => {
      if (!told.isReadingOn) void readOn(pagesAtOnce);
    },
    stop: () => {
      over.abort();
      reading.abort();
    },
  };
}
