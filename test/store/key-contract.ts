import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import type { CreateInput } from '../../src/core/create-input.ts';
import { decide } from '../../src/core/decide.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { Decide, Store } from '../../src/store/store.ts';
import { act, claim, createInput, settle, soon, tick } from '../core/commands.ts';
import { contextAt, minute, now } from '../core/decision-context.ts';
import { createModelStore } from './model-store.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

export function keyContract(open: OpenStore): void {
  const withWriter = (use: (writer: StoreWriter, store: Store) => Promise<void>) => () =>
    withStore(open, (store) => use(new StoreWriter(store), store));

  const claimed = async (writer: StoreWriter, given: Parameters<typeof claim>[0] = {}) =>
    (await writer.ask(claim({ limit: 100, operationTypes: [5, 6], ...given }))).map(({ operation }) => operation?.id);

  const create = async (writer: StoreWriter, ...inputs: readonly Partial<CreateInput>[]) => {
    for (const given of inputs) await writer.create({ concurrencyKey: 'printer', ...given });
  };

  it(
    'lets one at a time be Locked, of whatever type, by priority and then by creation, types in turn',
    withWriter(async (writer, store) => {
      await create(writer, {}, { operationType: 6 }, { priority: 1 }, { concurrencyKey: 'scanner' });
      expect(await store.operations(['id-1'])).toMatchObject([{ concurrencyKey: 'printer', concurrencyLimit: 1 }]);
      expect(await store.lockedOfKey('printer')).toEqual({ count: 0, first: null });
      expect(await claimed(writer)).toEqual(['id-3', 'id-4']);
      expect(await store.lockedOfKey('printer')).toMatchObject({ count: 1, first: { id: 'id-3' } });
      expect(await claimed(writer)).toEqual([]);
      await create(writer, {}, { priority: 1 });
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-3' });
      expect(await claimed(writer)).toEqual(['id-6']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-6' });
      expect(await claimed(writer)).toEqual(['id-2']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-2' });
      expect(await claimed(writer)).toEqual(['id-1']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-1' });
      expect(await claimed(writer)).toEqual(['id-5']);
    }),
  );

  it(
    'lets as many be Locked as the limit of each says',
    withWriter(async (writer) => {
      const concurrencyLimit = 2;
      await create(
        writer,
        { concurrencyLimit },
        {},
        { concurrencyLimit },
        { concurrencyLimit: 3 },
        { concurrencyLimit },
      );
      // The second would have to be alone. Those with another limit have their turn before the next with the same.
      expect(await claimed(writer)).toEqual(['id-1', 'id-4']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-1' });
      expect(await claimed(writer)).toEqual(['id-3']);
      expect(await claimed(writer)).toEqual([]);
      await create(writer, { concurrencyLimit: 3 });
      expect(await claimed(writer)).toEqual(['id-6']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-4' });
      expect(await claimed(writer)).toEqual([]);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-3' });
      expect(await claimed(writer)).toEqual(['id-5']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-6' });
      expect(await claimed(writer)).toEqual([]);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-5' });
      expect(await claimed(writer)).toEqual(['id-2']);
    }),
  );

  it(
    'holds within one claim for those whose turn it was, too, before another type took the place',
    withWriter(async (writer) => {
      const token = (dependencyToken: string) => ({ dependencyToken, concurrencyKey: null, operationType: 6 });
      await create(writer, token('first'));
      expect(await claimed(writer)).toEqual(['id-1']);
      await create(writer, token('second'), { operationType: 6 });
      await create(writer, { concurrencyKey: null }, {});
      expect(await claimed(writer, { operationTypes: [5], limit: 1 })).toEqual(['id-4']);
      // It comes back behind the others, but is the oldest of its type.
      await writer.change({ ...settle(1, 'RELEASED'), id: 'id-1' });
      expect(await claimed(writer)).toEqual(['id-2', 'id-5', 'id-1']);
    }),
  );

  it(
    'keeps a place while its holder is asked to stop, and gives it on when that has left Locked',
    withWriter(async (writer) => {
      await create(writer, {}, {}, {});
      expect(await claimed(writer)).toEqual(['id-1']);
      await writer.change(act('PAUSE', { id: 'id-1' }));
      expect(await claimed(writer)).toEqual([]);
      await writer.change({ ...settle(1, 'PAUSED'), id: 'id-1' });
      expect(await claimed(writer)).toEqual(['id-2']);
      writer.instant += 10 * minute;
      expect(await claimed(writer)).toEqual([]);
      await writer.ask(tick(writer.instant));
      // The lease of the second is over: it is Ready again, and before the third.
      expect(await claimed(writer)).toEqual(['id-2']);
      await writer.change({ ...settle(2, 'RELEASED'), id: 'id-2' });
      await writer.change(act('CANCEL', { id: 'id-2' }));
      expect(await claimed(writer)).toEqual(['id-3']);
    }),
  );

  it(
    'goes together with a dependency token: both must let it start',
    withWriter(async (writer) => {
      const dependencyToken = 'in-a-row';
      await create(writer, {}, { dependencyToken, concurrencyKey: null }, { dependencyToken, priority: 9 });
      expect(await claimed(writer)).toEqual(['id-1', 'id-2']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-2' });
      expect(await claimed(writer)).toEqual([]);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-1' });
      expect(await claimed(writer)).toEqual(['id-3']);
    }),
  );

  it(
    'does not hold back those that can start behind one that cannot',
    withWriter(async (writer) => {
      await create(writer, { postponeUntil: soon }, { dependencyToken: 'x' }, { operationType: 7 }, {});
      expect(await claimed(writer, { operationTypes: [7], limit: 1 })).toEqual(['id-3']);
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-3' });
      await writer.change(act('POSTPONE', { id: 'id-2' }));
      expect(await claimed(writer)).toEqual(['id-4']);
    }),
  );

  it(
    'is told of, once for each place, with the batch that brought it',
    withWriter(async (writer) => {
      const brought = async (...commands: readonly Command[]) => (await writer.apply(...commands)).claimable;
      const creation = (given: Partial<CreateInput> = {}) => writer.creation({ concurrencyKey: 'printer', ...given });
      expect(await brought(creation(), creation(), creation({ operationType: 6 }))).toEqual([5, 6]);
      expect(await brought(claim())).toEqual([]);
      expect(await brought(creation({ priority: 5 }))).toEqual([]);
      expect(await brought({ ...settle(1, 'SUCCEEDED'), id: 'id-1' })).toEqual([5, 6]);
      expect(await brought(claim(), { ...settle(1, 'SUCCEEDED'), id: 'id-4' }, claim())).toEqual([]);
    }),
  );

  it('holds after the store is opened again', () =>
    withStore(open, async (store, { reopen }) => {
      const writer = new StoreWriter(store);
      await create(writer, {}, {});
      await claimed(writer);
      if (reopen === undefined) return;
      const reopened = new StoreWriter(await reopen());
      expect(await claimed(reopened)).toEqual([]);
      await reopened.change({ ...settle(1, 'SUCCEEDED'), id: 'id-1' });
      expect(await claimed(reopened)).toEqual(['id-2']);
    }));

  it('is in the claims of a batch, and of one claim after another, what it is in each alone', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const many = Array.from({ length: 90 }, (_, index) =>
        writer.creation({ concurrencyKey: `key-${index % 3}`, concurrencyLimit: 20 }),
      );
      await writer.apply(...many);
      expect(await claimed(writer, { limit: 50 })).toHaveLength(50);
      const { outcomes } = await writer.apply(claim({ limit: 8 }), claim({ limit: 8 }));
      expect(outcomes.map((list) => (list instanceof Error ? list : list.length))).toEqual([8, 2]);
    }));

  it('is what the model says, whatever is created, taken, given back and asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 5, maxLength: 40 }), (history) =>
        withStore(open, async (store) => {
          const model = createModelStore();
          let instant = now;
          let born = 0;
          for (const steps of history) {
            const scene = model.all();
            const commands = steps.map((step) => {
              if (step.type === 'EXPIRE') instant += 10 * minute;
              if (step.type === 'CREATE') born += 1;
              return commandOf(step, { operations: scene, id: `id-${born}`, instant });
            });
            const decideNow: Decide = (command, operation, earlier, load) =>
              decide(command, operation, contextAt(instant), earlier, load);
            const expected = await model.apply(commands, decideNow);
            const { outcomes, claimable } = await store.apply(commands, decideNow);
            expect(outcomes).toEqual(expected.outcomes);
            expect(claimable.toSorted()).toEqual(expected.claimable.toSorted());
          }
        }),
      ),
      { numRuns: 60 },
    );
  });
}

const nth = fc.nat(100);
const step = fc.oneof(
  {
    arbitrary: fc.record({
      type: fc.constant('CREATE'),
      input: fc.record({
        operationType: fc.constantFrom(5, 6),
        concurrencyKey: fc.constantFrom('key-1', 'key-2', null),
        concurrencyLimit: fc.integer({ min: 1, max: 3 }),
        priority: fc.nat(2),
        dependencyToken: fc.option(fc.constantFrom('token-1', 'token-2', 'token-3')),
      }),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('CLAIM'),
      operationTypes: fc.constantFrom([5], [6], [5, 6]),
      limit: fc.integer({ min: 1, max: 4 }),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('SETTLE'),
      nth,
      outcome: fc.constantFrom('SUCCEEDED', 'RELEASED', 'FAILED', 'CANCELED'),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('ACTION'),
      nth,
      action: fc.constantFrom('CANCEL', 'POSTPONE', 'RESUME', 'PAUSE'),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ type: fc.constant('EXPIRE') }), weight: 1 },
);
const batch = fc.array(step, { minLength: 1, maxLength: 3 });

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** On one of those that it can be about, counted round. */
function commandOf(
  asked: Step,
  { operations, id, instant }: { operations: readonly Operation[]; id: string; instant: number },
): Command {
  const pick = (place: number, among: readonly Operation[]) => among[place % Math.max(among.length, 1)];
  switch (asked.type) {
    case 'CREATE':
      return { type: 'CREATE', id, input: createInput(asked.input), actor: 'alice' };
    case 'CLAIM':
      return claim({ operationTypes: asked.operationTypes, limit: asked.limit });
    case 'SETTLE': {
      const locked = pick(
        asked.nth,
        operations.filter(({ lease }) => lease !== null),
      );
      return { ...settle(locked?.epoch ?? 1, asked.outcome), id: locked?.id ?? 'nobody' };
    }
    case 'ACTION': {
      const unfinished = pick(
        asked.nth,
        operations.filter(({ completedOn }) => completedOn === null),
      );
      return act(asked.action, {
        id: unfinished?.id ?? 'nobody',
        postponeUntil: asked.action === 'POSTPONE' ? instant + minute : null,
      });
    }
    case 'EXPIRE':
      return tick(instant);
  }
}
