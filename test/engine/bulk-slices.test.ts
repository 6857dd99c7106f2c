import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BulkPlace, BulkRequest, BulkResult, Engine } from '../../src/engine/engine.ts';
import type { Store } from '../../src/store/store.ts';
import { createInput } from '../core/commands.ts';
import { actedOnMany, action, bulk } from './requests.ts';
import { openStoreInMemory, startEngine } from './start-engine.ts';

async function createdMany(engine: Engine, count: number): Promise<string[]> {
  const outcomes = await engine.create(
    Array.from({ length: count }, () => createInput()),
    'alice',
  );
  return outcomes.map(({ operation }) => operation?.id ?? '');
}

/** One request after another, each from where the one before ended. */
async function inSlices(engine: Engine, request: BulkRequest, between = async () => {}): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  let after: BulkPlace | null = null;
  do {
    const result: BulkResult = await actedOnMany(engine, { ...request, after });
    results.push(result);
    after = result.next;
    if (after !== null) await between();
  } while (after !== null);
  return results;
}

const sum = (results: readonly BulkResult[], of: (result: BulkResult) => number) =>
  results.reduce((total, result) => total + of(result), 0);

it('acts in slices on all that matched when the first began, each once, whatever is created between two', async () => {
  const { engine, clock } = await startEngine();
  const ids = await createdMany(engine, 900);
  const created: string[] = [];
  const results = await inSlices(engine, bulk('CANCEL', { filter: {}, first: 300 }), async () => {
    // By its clock it stands among those that are still to come.
    clock.advance(-1);
    created.push(...(await createdMany(engine, 10)));
  });
  expect(results.map(({ matched, applied }) => [matched, applied])).toEqual([
    [300, 300],
    [300, 300],
    [300, 300],
  ]);
  const told = await engine.reads.operations([...ids, ...created]);
  expect(told.map((operation) => operation?.statusCode)).toEqual([
    ...ids.map(() => 'CANCELED'),
    ...created.map(() => 'WAITING_FOR_RESOURCES'),
  ]);
});

it('tells in slices of any size what one request tells of all', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { maxLength: 20 }),
      fc.integer({ min: 1, max: 22 }),
      fc.boolean(),
      async (canceled, first, dryRun) => {
        const { engine } = await startEngine();
        const ids = await createdMany(engine, canceled.length);
        for (const [index, id] of ids.entries()) if (canceled[index]) await engine.act(action(id, 'CANCEL'));
        const request = bulk('CANCEL', { filter: {} });
        const whole = await actedOnMany(engine, { ...request, dryRun: true });
        const results = await inSlices(engine, { ...request, first, dryRun });
        expect(sum(results, ({ matched }) => matched)).toBe(whole.matched);
        expect(sum(results, ({ applied }) => applied)).toBe(whole.applied);
        // The last slice knows that it is the last, also where it is full.
        expect(results).toHaveLength(Math.max(1, Math.ceil(canceled.length / first)));
        await engine.stop();
      },
    ),
    { numRuns: 30 },
  ));

const place = { createdOn: 0, seq: 0, untilSeq: 0 };

it.each([
  ['a slice of none', { filter: {}, first: 0 }, ['first']],
  ['a slice of more than a million', { filter: {}, first: 1_000_001 }, ['first']],
  ['a slice of ids', { ids: [], first: 1 }, ['first']],
  ['a place among ids', { ids: [], after: place }, ['after']],
])('refuses %s', async (_, given, field) => {
  const { engine } = await startEngine();
  expect(await engine.bulk(bulk('CANCEL', given))).toMatchObject({ code: 'INVALID_INPUT', field });
});

it('lets a slice that has begun wait its turn however many others do; one that has not may be refused', async () => {
  const inner = openStoreInMemory();
  const patient: unknown[] = [];
  const page: Store['page'] = (query, asker) => {
    patient.push(asker?.isPatient);
    return inner.page(query, asker);
  };
  const { engine } = await startEngine({ store: { ...inner, page } });
  await createdMany(engine, 600);
  patient.length = 0;
  await inSlices(engine, bulk('CANCEL', { filter: {}, first: 300 }));
  expect(patient).toEqual([false, true, false, true]);
});
