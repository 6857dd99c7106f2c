import { expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import type { Store } from '../../src/store/store.ts';
import { act, claim, settle, soon } from '../core/commands.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

export function claimContract(open: OpenStore): void {
  const withWriter = (use: (writer: StoreWriter, store: Store) => Promise<void>) => () =>
    withStore(open, (store) => use(new StoreWriter(store), store));

  const claimed = async (writer: StoreWriter, given: Parameters<typeof claim>[0] = {}) =>
    (await writer.ask(claim({ limit: 100, ...given }))).map(({ operation }) => operation?.id);

  it(
    'is in the order of priority over all types, and of creation within each',
    withWriter(async (writer) => {
      for (const [operationType, priority] of [
        [5, 0],
        [6, 3],
        [5, -1],
        [6, 0],
        [5, 3],
        [5, 0],
      ] as const) {
        await writer.create({ operationType, priority });
      }
      expect(await claimed(writer, { operationTypes: [5, 6, 5], limit: 3 })).toEqual(['id-2', 'id-5', 'id-4']);
      expect(await claimed(writer, { operationTypes: [6, 5] })).toEqual(['id-1', 'id-6', 'id-3']);
      expect(await claimed(writer, { operationTypes: [6, 5] })).toEqual([]);
    }),
  );

  it(
    'is of the types that the host takes, and of no other',
    withWriter(async (writer) => {
      await writer.apply(writer.creation({ operationType: 5 }), writer.creation({ operationType: 6 }));
      expect(await claimed(writer, { operationTypes: [] })).toEqual([]);
      expect(await claimed(writer, { operationTypes: [7] })).toEqual([]);
      expect(await claimed(writer, { operationTypes: [6] })).toEqual(['id-2']);
    }),
  );

  it(
    'is Ready: neither postponed, nor held, nor done',
    withWriter(async (writer) => {
      await writer.create({ postponeUntil: soon });
      await writer.create();
      await writer.change(act('CANCEL', { id: 'id-2' }));
      await writer.create();
      expect(await claimed(writer)).toEqual(['id-3']);
      expect(await claimed(writer)).toEqual([]);
      await writer.change(act('RESUME', { id: 'id-1' }));
      expect(await claimed(writer)).toEqual(['id-1']);
      await writer.change({ ...settle(1, 'RELEASED'), id: 'id-3' });
      expect(await claimed(writer)).toEqual(['id-3']);
    }),
  );

  it(
    'is the first of its dependency token, whatever the later ones have for a priority',
    withWriter(async (writer, store) => {
      const dependencyToken = 'in-a-row';
      await writer.create({ dependencyToken });
      await writer.create({ dependencyToken, priority: 9 });
      await writer.create({ dependencyToken: 'another' });
      await writer.create({ dependencyToken, operationType: 6, priority: 9 });
      expect(await store.firstOfToken(dependencyToken)).toMatchObject({ id: 'id-1' });
      expect(await claimed(writer, { operationTypes: [5, 6] })).toEqual(['id-1', 'id-3']);
      expect(await claimed(writer, { operationTypes: [5, 6] })).toEqual([]);
      const { claimable } = await writer.apply({ ...settle(1, 'SUCCEEDED'), id: 'id-1' });
      expect(claimable).toEqual([5]);
      expect(await store.firstOfToken(dependencyToken)).toMatchObject({ id: 'id-2' });
      expect(await claimed(writer, { operationTypes: [5, 6] })).toEqual(['id-2']);
      await writer.change(act('CANCEL', { id: 'id-2' }));
      expect(await claimed(writer, { operationTypes: [6] })).toEqual([]);
      const { claimable: next } = await writer.apply({ ...settle(1, 'CANCELED'), id: 'id-2' });
      expect(next).toEqual([6]);
      expect(await claimed(writer, { operationTypes: [6] })).toEqual(['id-4']);
      await writer.change({ ...settle(1, 'FAILED', { retry: false }), id: 'id-4' });
      expect(await store.firstOfToken(dependencyToken)).toBeNull();
    }),
  );

  it(
    'is held back behind one that is postponed, retried or paused',
    withWriter(async (writer) => {
      const dependencyToken = 'in-a-row';
      await writer.create({ dependencyToken, postponeUntil: soon });
      await writer.create({ dependencyToken });
      expect(await claimed(writer)).toEqual([]);
      await writer.change(act('RESUME', { id: 'id-1' }));
      expect(await claimed(writer)).toEqual(['id-1']);
      await writer.change({ ...settle(1, 'FAILED'), id: 'id-1' });
      expect(await claimed(writer)).toEqual([]);
      const { claimable } = await writer.apply(act('CANCEL', { id: 'id-1' }));
      expect(claimable).toEqual([5]);
      expect(await claimed(writer)).toEqual(['id-2']);
    }),
  );

  it(
    'passes over the middle of a row that was canceled while it waited',
    withWriter(async (writer) => {
      const dependencyToken = 'in-a-row';
      for (let count = 0; count < 3; count += 1) await writer.create({ dependencyToken });
      const { claimable } = await writer.apply(act('CANCEL', { id: 'id-2' }));
      expect(claimable).toEqual([]);
      expect(await claimed(writer)).toEqual(['id-1']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-1' });
      expect(await claimed(writer)).toEqual(['id-3']);
    }),
  );

  it(
    'is told with the batch that brought it, and only then',
    withWriter(async (writer) => {
      const dependencyToken = 'in-a-row';
      const brought = async (...commands: readonly Command[]) => (await writer.apply(...commands)).claimable;
      expect(await brought(writer.creation({ dependencyToken }), writer.creation({ operationType: 6 }))).toEqual([
        5, 6,
      ]);
      expect(await brought(writer.creation({ dependencyToken, postponeUntil: soon }))).toEqual([]);
      // Resumed, but still behind the first: nobody can claim it.
      expect(await brought(act('RESUME', { id: 'id-3' }))).toEqual([]);
      expect(await brought(claim())).toEqual([]);
      expect(await brought({ ...settle(1, 'RELEASED'), id: 'id-1' })).toEqual([5]);
      expect(await brought(act('POSTPONE', { id: 'id-1' }))).toEqual([]);
      expect(await brought(act('CANCEL', { id: 'id-1' }))).toEqual([5]);
    }),
  );

  it(
    'is each once, however many are asked for and whatever became of them before',
    withWriter(async (writer) => {
      const ids = Array.from({ length: 40 }, (_, index) => `id-${index + 1}`);
      await writer.apply(...ids.map(() => writer.creation()));
      await writer.change(claim({ limit: 1 }));
      await writer.change({ ...settle(1, 'RELEASED'), id: 'id-1' });
      const { outcomes } = await writer.apply(claim({ limit: 39 }), claim({ limit: 39 }));
      const found = outcomes.flatMap((own) => (own instanceof Error ? [] : own));
      expect(found.map(({ operation }) => operation?.id)).toEqual(ids);
    }),
  );
}
