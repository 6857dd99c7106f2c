import { expect, it } from 'vitest';
import type { CreateInput } from '../../src/core/create-input.ts';
import type { Store } from '../../src/store/store.ts';
import { act, claim, settle, soon } from '../core/commands.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

/** What many share a host with does not wait for all that came before it. */
export function turnsContract(open: OpenStore): void {
  const withWriter = (use: (writer: StoreWriter, store: Store) => Promise<void>) => () =>
    withStore(open, (store) => use(new StoreWriter(store), store));

  const create = async (writer: StoreWriter, ...inputs: readonly Partial<CreateInput>[]) => {
    for (const given of inputs) await writer.create(given);
  };

  const claimed = async (writer: StoreWriter, given: Parameters<typeof claim>[0] = {}) =>
    (await writer.ask(claim({ limit: 100, operationTypes: [5, 6, 7], ...given }))).map(
      ({ operation }) => operation?.id,
    );

  /** One after the other, each done before the next is claimed: as a host with a single place. */
  const doneInTurn = async (writer: StoreWriter, given: Parameters<typeof claim>[0] = {}) => {
    const done: string[] = [];
    while (true) {
      const [id] = await claimed(writer, { ...given, limit: 1 });
      if (id === undefined) return done;
      await writer.change({ ...settle(1, 'SUCCEEDED'), id });
      done.push(id);
    }
  };

  const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);

  it(
    'goes from type to type within one claim and from one claim to the next, and by creation within a type',
    withWriter(async (writer) => {
      await create(writer, ...times(4, {}), ...times(3, { operationType: 6 }), { operationType: 7 });
      expect(await claimed(writer, { limit: 4 })).toEqual(['id-1', 'id-5', 'id-8', 'id-2']);
      expect(await claimed(writer, { limit: 1 })).toEqual(['id-6']);
      // The one that was served longest ago goes first, whoever asks.
      await create(writer, { operationType: 7 });
      expect(await claimed(writer, { limit: 1 })).toEqual(['id-9']);
      expect(await claimed(writer)).toEqual(['id-3', 'id-7', 'id-4']);
    }),
  );

  it(
    'leaves priority before turns',
    withWriter(async (writer) => {
      await create(writer, ...times(3, { priority: 1 }), ...times(2, { operationType: 6 }));
      expect(await claimed(writer)).toEqual(['id-1', 'id-2', 'id-3', 'id-4', 'id-5']);
    }),
  );

  it(
    'counts what was begun, not what was asked for: a batch that failed takes nobody out of turn',
    withWriter(async (writer, store) => {
      await create(writer, ...times(2, {}), ...times(2, { operationType: 6 }));
      expect(await claimed(writer, { operationTypes: [6], limit: 1 })).toEqual(['id-3']);
      const { outcomes } = await store.apply([claim({ limit: 1, operationTypes: [5] })], () => {
        throw new Error('this one cannot be decided');
      });
      expect(outcomes).toMatchObject([{ message: 'this one cannot be decided' }]);
      expect(await claimed(writer, { limit: 1 })).toEqual(['id-1']);
    }),
  );

  it(
    'goes from token to token, though the operations of the first are all older',
    withWriter(async (writer) => {
      for (const dependencyToken of ['first', 'second', 'third'])
        await create(writer, ...times(2, { dependencyToken }));
      expect(await doneInTurn(writer)).toEqual(['id-1', 'id-3', 'id-5', 'id-2', 'id-4', 'id-6']);
    }),
  );

  it(
    'goes from key to key, however many of each may run',
    withWriter(async (writer) => {
      await create(
        writer,
        ...times(4, { concurrencyKey: 'large', concurrencyLimit: 100 }),
        ...times(2, { concurrencyKey: 'small', concurrencyLimit: 100 }),
      );
      expect(await claimed(writer, { limit: 5 })).toEqual(['id-1', 'id-5', 'id-2', 'id-6', 'id-3']);
      await create(writer, { concurrencyKey: 'new' });
      expect(await claimed(writer)).toEqual(['id-4', 'id-7']);
    }),
  );

  it(
    'goes from token to key alike, each with its operations in order',
    withWriter(async (writer) => {
      await create(writer, ...times(2, { dependencyToken: 'first' }), ...times(2, { concurrencyKey: 'second' }));
      expect(await doneInTurn(writer)).toEqual(['id-1', 'id-3', 'id-2', 'id-4']);
    }),
  );

  it(
    'does not put what shares nothing behind, nor a row of operations behind what came after it',
    withWriter(async (writer) => {
      const dependencyToken = 'in-a-row';
      await create(writer, ...times(2, { dependencyToken }), {}, { dependencyToken }, {});
      expect(await doneInTurn(writer)).toEqual(['id-1', 'id-2', 'id-3', 'id-4', 'id-5']);
    }),
  );

  it(
    'gives its turn to what has waited longest of those that could start, not to what has come back',
    withWriter(async (writer) => {
      await create(writer, { dependencyToken: 'first', postponeUntil: soon }, { dependencyToken: 'second' });
      await writer.change(act('RESUME', { id: 'id-1' }));
      expect(await claimed(writer, { limit: 1 })).toEqual(['id-2']);
      await writer.change({ ...settle(1, 'RELEASED'), id: 'id-2' });
      expect(await claimed(writer)).toEqual(['id-1', 'id-2']);
    }),
  );

  it(
    'has another of a key go first for its priority alone',
    withWriter(async (writer) => {
      const concurrencyKey = 'printer';
      await create(writer, { concurrencyKey }, { concurrencyKey: 'scanner' }, { concurrencyKey, priority: 1 });
      expect(await doneInTurn(writer)).toEqual(['id-3', 'id-2', 'id-1']);
    }),
  );

  it('goes on from token to token after the store is opened again', () =>
    withStore(open, async (store, { reopen }) => {
      const writer = new StoreWriter(store);
      for (const dependencyToken of ['first', 'second']) await create(writer, ...times(2, { dependencyToken }));
      const [id = ''] = await claimed(writer, { limit: 1 });
      await writer.change({ ...settle(1, 'SUCCEEDED'), id });
      if (reopen === undefined) return;
      expect(await doneInTurn(new StoreWriter(await reopen()))).toEqual(['id-3', 'id-2', 'id-4']);
    }));
}
