import type { Clock } from '../engine/clock.ts';
import { ChangeGroup } from './change-group.ts';
import { CountsGroup } from './counts-group.ts';
import { Hub } from './hub.ts';
import type { Live } from './live.ts';
import { LogLinesGroup } from './log-lines-group.ts';
import type { CommittedLog } from './log-tail.ts';
import { SubjectStream } from './subject-stream.ts';

export interface LiveOptions {
  readonly engine: CommittedLog;
  readonly clock: Clock;
  /** How many of the newest events are kept in memory. */
  readonly ringSize?: number;
  /** How often a group that is told nothing else hears how far the log has been read, if it has moved. */
  readonly checkpointMs?: number;
  /** How many bytes are kept, in all, for readers that catch up. */
  readonly pageBytes?: number;
}

export function createLive({
  engine,
  clock,
  ringSize = 10_000,
  checkpointMs = 15_000,
  pageBytes = 33_554_432,
}: LiveOptions): Live {
  const hub = new Hub({ engine, clock, ringSize, checkpointMs, pageBytes });
  return {
    changes: (filter, after) =>
      new SubjectStream(after ?? hub.tail.head, (encoder, onEmpty) => new ChangeGroup(hub, filter, encoder, onEmpty)),
    counts: (filter) =>
      new SubjectStream(hub.tail.head, (encoder, onEmpty) => new CountsGroup(hub, filter, encoder, onEmpty)),
    logLines: (operationId, after) =>
      new SubjectStream(after, (encoder, onEmpty) => new LogLinesGroup(hub, operationId, encoder, onEmpty)),
    get streams() {
      return hub.members;
    },
    get catchingUp() {
      return hub.catchingUp;
    },
    get groups() {
      return hub.groups;
    },
    stop: () => hub.stop(),
  };
}
