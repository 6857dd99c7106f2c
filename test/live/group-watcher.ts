import { expect } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import type { OperationFilter } from '../../src/core/filter.ts';
import type { Position } from '../../src/core/operation.ts';
import type { Group } from '../../src/live/group.ts';
import type { Live, Update } from '../../src/live/live.ts';
import { expectedChanges } from './log-model.ts';
import { type EncoderScript, ScriptedEncoder } from './scripted-encoder.ts';
import { Taker } from './taker.ts';

/** A group with its filter; each of its members is measured against what the filter selects of the log. */
export class WatchedGroup {
  readonly filter: OperationFilter;
  readonly #group: Group<Update>;

  constructor(live: Live, filter: OperationFilter, script: EncoderScript<Update>) {
    this.filter = filter;
    this.#group = live.changes(filter, null).openGroup(new ScriptedEncoder(script));
  }

  join(logId: string, start: Position, room: number): GroupWatcher {
    return new GroupWatcher(this.filter, start, Taker.join(this.#group, { logId, position: start }, room));
  }
}

export class GroupWatcher {
  readonly taker: Taker<Update>;
  readonly #filter: OperationFilter;
  readonly #start: Position;

  constructor(filter: OperationFilter, start: Position, taker: Taker<Update>) {
    this.#filter = filter;
    this.#start = start;
    this.taker = taker;
  }

  /** @param events all that there was to tell, to those who stayed to the end */
  verify(events: readonly OperationEvent[]): void {
    const { told, faults, ends } = this.taker;
    expect(faults).toEqual([]);
    const expected = expectedChanges(events, this.#filter).filter(({ position }) => position > this.#start);
    const changes = told.flatMap((update) => (update.type === 'CHANGE' ? [update] : []));
    const hasStayed = ends.length > 0;
    if (hasStayed) expect(ends).toEqual([undefined]);
    expect(changes.map(plain)).toEqual(expected.slice(0, hasStayed ? expected.length : changes.length).map(plain));
    this.#verifyCheckpoints(expected.map(({ position }) => position));
    if (hasStayed) expect(told.some(({ type }) => type === 'CHECKPOINT')).toBe(true);
  }

  /** Everything up to a checkpoint has been told before it, and nothing of that afterwards; no two are the same. */
  #verifyCheckpoints(expected: readonly Position[]): void {
    let changes = 0;
    let last = -1;
    for (const { type, position } of this.taker.told) {
      expect(['CHANGE', 'CHECKPOINT']).toContain(type);
      if (type === 'CHANGE') changes += 1;
      else expect(changes).toBe(expected.filter((one) => one <= position).length);
      expect(position).toBeGreaterThanOrEqual(type === 'CHANGE' ? last + 1 : last);
      last = position;
    }
    const checkpoints = this.taker.told.filter(({ type }) => type === 'CHECKPOINT').map(({ position }) => position);
    expect(new Set(checkpoints).size).toBe(checkpoints.length);
  }
}

/** A lease that was renewed without an event stands in `before` of a live event, and not of a replayed one. */
function plain({ position, change, event }: { position: Position; change: string; event: OperationEvent }) {
  const { before: _, ...rest } = event;
  return { position, change, event: rest };
}
