import type { LogPlace } from '../core/position.ts';
import type { Clock } from '../engine/clock.ts';
import type { Counts } from '../store/store.ts';
import { ChangeSource, type ChangeSourceOptions } from './change-source.ts';
import { CountsSource } from './counts-source.ts';
import type { Live } from './live.ts';
import { type CommittedLog, LogTail } from './log-tail.ts';
import { createPullStream } from './pull-stream.ts';
import { positionUnknown } from './stream-reset.ts';

export interface LiveOptions {
  readonly engine: CommittedLog;
  readonly clock: Clock;
  /** How many of the newest events are kept in memory. */
  readonly ringSize?: number;
}

export function createLive({ engine, clock, ringSize = 10_000 }: LiveOptions): Live {
  const tail = new LogTail(engine, ringSize);
  const sources = new Set<ChangeSource | CountsSource>();
  const allEnded = Promise.withResolvers<void>();
  let stopping = false;

  const settle = () => {
    if (stopping && sources.size === 0) allEnded.resolve();
  };
  const shared = {
    tail,
    isStopping: () => stopping,
    onEnd: (source: ChangeSource | CountsSource) => {
      sources.delete(source);
      settle();
    },
  };

  return {
    changes: async (filter, after) => {
      const source = new ChangeSource({ ...shared, filter, ...(await beginning(after, engine, tail)) });
      sources.add(source);
      return createPullStream(source);
    },
    counts: (filter): AsyncIterableIterator<Counts> => {
      const source = new CountsSource({ ...shared, filter, clock, readCounts: () => engine.reads.counts(filter) });
      sources.add(source);
      return createPullStream(source);
    },
    get streams() {
      return sources.size;
    },
    stop: () => {
      stopping = true;
      tail.stop();
      for (const source of sources) source.wake();
      settle();
      return allEnded.promise;
    },
  };
}

/**
 * Where a stream starts, and what it tells first. Whether a position is beyond the head, the store must say: it may
 * have committed, and shown in a read, what the tail has not heard of yet.
 */
async function beginning(
  after: LogPlace | null,
  { reads }: CommittedLog,
  tail: LogTail,
): Promise<Pick<ChangeSourceOptions, 'cursor' | 'first'>> {
  if (after === null) return { cursor: tail.head, first: { type: 'CHECKPOINT', position: tail.head } };
  if (after.logId === reads.logId && after.position <= (await reads.head())) {
    return { cursor: after.position, first: null };
  }
  return { cursor: tail.head, first: positionUnknown(after, tail.head) };
}
