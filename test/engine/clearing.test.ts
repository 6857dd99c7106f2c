import { expect, it, vi } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { Store } from '../../src/store/store.ts';
import { act, appendLogLines, claim, createInput, settle } from '../core/commands.ts';
import { StoreWriter } from '../store/store-writer.ts';
import { actedOnMany, bulk, claimBy, claimed, created, settlement } from './requests.ts';
import { openStoreInMemory, startEngine } from './start-engine.ts';

/** `slices`: what each removed; `fail` makes the next ones fail. */
function watchedStore() {
  const inner = openStoreInMemory();
  const slices: (number | Error)[] = [];
  let fault: Error | null = null;
  const store: Store = {
    ...inner,
    clearLogLines: async (limit) => {
      if (fault !== null) {
        slices.push(fault);
        throw fault;
      }
      const cleared = await inner.clearLogLines(limit);
      slices.push(cleared);
      return cleared;
    },
  };
  const fail = (error: Error | null) => {
    fault = error;
  };
  return { store, slices, fail };
}

const until = (holds: () => unknown) => vi.waitFor(holds, { interval: 1, timeout: 240_000 });

/** Completed ones, each with so many lines. */
async function logged(engine: Engine, count: number, lines: number) {
  await engine.create(Array(count).fill(createInput()), 'alice');
  const operations = await claimed(engine, claimBy('host-1', { limit: count }));
  for (const { id, epoch } of operations) {
    await engine.appendLogLines([{ id, epoch, hostId: null, offset: null, lines: Array(lines).fill('line') }]);
  }
  await engine.settle(operations.map(({ id, epoch }) => settlement(id, epoch, 'SUCCEEDED')));
  return operations;
}

async function linesOf(store: Store, operations: readonly { readonly seq: number }[]): Promise<number> {
  const pages = operations.map(({ seq }) => store.logLines({ operationSeq: seq, after: 0, limit: 9, take: 'FIRST' }));
  return (await Promise.all(pages)).reduce((sum, { lines, newest }) => sum + lines.length + newest, 0);
}

it('removes what deleted operations have left a slice at a time, with a rest for everybody else between', async () => {
  const { store, slices } = watchedStore();
  const { engine, clock } = await startEngine({ store });
  const operations = await logged(engine, 3, 700);
  expect(slices).toEqual([0]);
  expect(await actedOnMany(engine, bulk('DELETE', { filter: {} }))).toMatchObject({ applied: 3 });
  expect(await linesOf(store, operations)).toBe(0);
  for (const cleared of [500, 500, 500, 500, 100]) {
    await until(() => expect(clock.nextTimerMs).toBe(50));
    clock.advance(49);
    await created(engine);
    clock.advance(1);
    await until(() => expect(slices.at(-1)).toBe(cleared));
  }
  // Nothing else is awaited then.
  await created(engine, { postponeUntil: clock.now() + 30_000 });
  await until(() => expect(clock.nextTimerMs).toBe(30_000));
  expect(slices).toEqual([0, 500, 500, 500, 500, 100]);
});

it('goes on with what an earlier process has left', async () => {
  const { store, slices } = watchedStore();
  const writer = new StoreWriter(store);
  for (const id of ['id-1', 'id-2']) {
    await writer.create();
    await writer.change(claim());
    await writer.ask({ ...appendLogLines(1, Array(600).fill('line')), id });
    await writer.change({ ...settle(1, 'SUCCEEDED'), id });
    await writer.change(act('DELETE', { id }));
  }
  const { clock } = await startEngine({ store });
  expect(slices).toEqual([500]);
  clock.advance(50);
  await until(() => expect(clock.nextTimerMs).toBe(50));
  clock.advance(50);
  await until(() => expect(slices).toEqual([500, 500, 200]));
});

it('looks once for a rush of deletions', async () => {
  const { store, slices } = watchedStore();
  const { engine, clock } = await startEngine({ store });
  const operations = await logged(engine, 20, 1);
  for (const { id } of operations) await actedOnMany(engine, bulk('DELETE', { ids: [id] }));
  expect(slices).toEqual([0]);
  clock.advance(50);
  await until(() => expect(slices).toEqual([0, 20]));
});

it('is not put off by deletions that go on and on', async () => {
  const { store, slices } = watchedStore();
  const { engine, clock } = await startEngine({ store });
  const operations = await logged(engine, 3, 1);
  for (const { id } of operations) {
    await actedOnMany(engine, bulk('DELETE', { ids: [id] }));
    clock.advance(20);
  }
  await until(() => expect(slices).toEqual([0, 3]));
});

it('tries again where that failed, and the clock goes on', async () => {
  const { store, slices, fail } = watchedStore();
  const { engine, clock, errors } = await startEngine({ store });
  await logged(engine, 1, 3);
  const fault = new Error('the disk is full');
  fail(fault);
  await actedOnMany(engine, bulk('DELETE', { filter: {} }));
  clock.advance(50);
  await until(() => expect(clock.nextTimerMs).toBe(60_000));
  const { id } = await created(engine, { postponeUntil: clock.now() + 1_000 });
  clock.advance(1_000);
  await until(async () =>
    expect(await engine.reads.operations([id])).toMatchObject([{ statusCode: 'WAITING_FOR_RESOURCES' }]),
  );
  fail(null);
  expect([slices, errors]).toEqual([[0, fault], [fault]]);
  await until(() => expect(clock.nextTimerMs).toBe(59_000));
  clock.advance(59_000);
  await until(() => expect(slices).toEqual([0, fault, 3]));
});
