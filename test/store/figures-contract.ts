import { expect, it } from 'vitest';
import { afterCommand } from '../../src/core/type-control.ts';
import { act, claim, soon } from '../core/commands.ts';
import { minute, now } from '../core/decision-context.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

export function figuresContract(open: OpenStore): void {
  it('of a store in which nothing is are all nothing', () =>
    withStore(open, async (store) => {
      const { disk, longReads, ...figures } = store.figures();
      const series = { ACTIVE: 0, PAUSED: 0, ENDED: 0 };
      expect(figures).toEqual({ counts: [], firstInLine: [], heldTypes: [], series, floor: 0 });
      expect([disk?.checkpoints ?? 0, ...longReads.map(({ waiting }) => waiting)].every((each) => each === 0)).toBe(
        true,
      );
    }));

  it('tell of each type since when the first that can be claimed has been Ready', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const since = () =>
        store.figures().firstInLine.map(({ operationType, readyOn }) => [operationType, readyOn - now]);
      await writer.create();
      await writer.create({ operationType: 6, dependencyToken: 'in-a-row' });
      writer.instant = now + minute;
      await writer.create({ priority: 1 });
      await writer.create({ operationType: 7, postponeUntil: soon + minute });
      await writer.create({ operationType: 6, dependencyToken: 'in-a-row' });
      expect(since()).toEqual([
        [5, minute],
        [6, 0],
      ]);
      for (const type of [5, 6]) await writer.change(claim({ operationTypes: [type] }));
      expect(since()).toEqual([[5, 0]]);
      await writer.change(act('RESUME', { id: 'id-4' }));
      expect(since()).toEqual([
        [5, 0],
        [7, minute],
      ]);
    }));

  it('tell how many operations there are, and which types are held', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.apply(writer.creation(), writer.creation(), writer.creation({ recurrencePattern: 'FREQ=HOURLY' }));
      await writer.change(act('CANCEL', { id: 'id-1' }));
      const hold = { type: 'HOLD', operationType: 6, reason: null, actor: 'alice' } as const;
      await store.applyToType(6, (control) => afterCommand(control, hold, now));
      expect(store.figures()).toMatchObject({
        counts: (await store.counts({})).rows,
        heldTypes: [6],
        series: { ACTIVE: 1, PAUSED: 0, ENDED: 0 },
      });
      await store.applyToType(6, (control) => afterCommand(control, { ...hold, type: 'RELEASE' }, now));
      expect(store.figures().heldTypes).toEqual([]);
    }));
}
