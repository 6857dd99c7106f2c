import { describe, expect, it } from 'vitest';
import type { OperationFilter } from '../../src/core/filter.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { OverloadedError } from '../../src/store/overloaded-error.ts';
import type { Store } from '../../src/store/store.ts';
import { createInput, soon } from '../core/commands.ts';
import { minute, now } from '../core/decision-context.ts';
import { actedOnMany, action, bulk, claimBy, created } from './requests.ts';
import { openStoreInMemory, startEngine } from './start-engine.ts';

async function createdMany(engine: Engine, count: number, given: Parameters<typeof createInput>[0] = {}) {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1_000) {
    const inputs = Array.from({ length: Math.min(1_000, count - made) }, () => createInput(given));
    for (const { operation } of await engine.create(inputs, 'alice')) ids.push(operation?.id ?? '');
  }
  return ids;
}

const matching = async (engine: Engine, filter: OperationFilter) =>
  (await engine.reads.counts(filter)).rows.reduce((sum, { count }) => sum + count, 0);

describe('a bulk action', () => {
  it('runs all that match again, each once, and not those that it has made itself', async () => {
    const { engine } = await startEngine();
    const ids = await createdMany(engine, 502, { data: '[1]' });
    await actedOnMany(engine, bulk('CANCEL', { filter: {} }));
    await engine.rerun({ id: ids[3] ?? '', requestId: null, reason: null, actor: 'alice' });
    const asked = bulk('RERUN', { filter: {} });
    const refused = [{ code: 'INVALID_STATE_CHANGE', count: 2, examples: [ids[3], expect.any(String)] }];
    const told = { matched: 503, applied: 501, refused };
    expect(await actedOnMany(engine, { ...asked, dryRun: true })).toMatchObject(told);
    expect(await actedOnMany(engine, asked)).toMatchObject(told);
    const reruns = await engine.reads.reruns(ids);
    expect(new Set(reruns.map((operation) => operation?.rerunOf))).toEqual(new Set(ids));
    expect(await matching(engine, {})).toBe(2 * 502);
    expect(await actedOnMany(engine, bulk('RERUN', { ids: ids.slice(0, 4) }))).toMatchObject({ applied: 0 });
  });

  it('acts on those named, once each, and tells of those that it could not', async () => {
    const { engine } = await startEngine();
    const [one = '', two = '', done = ''] = await createdMany(engine, 3);
    await engine.act(action(done, 'CANCEL'));
    const ids = [one, done, 'nobody', two, one];
    const result = await actedOnMany(engine, bulk('CANCEL', { ids, reason: 'clean up', actor: 'bob' }));
    expect(result).toEqual({
      position: 6,
      next: null,
      matched: 4,
      applied: 2,
      refused: [
        { code: 'INVALID_STATE_CHANGE_TO_COMPLETE', count: 1, examples: [done] },
        { code: 'NOT_FOUND', count: 1, examples: ['nobody'] },
      ],
    });
    const events = await engine.reads.events({ after: 4, until: 99, limit: 99, operationIds: null });
    expect(events.map(({ operation, actor, reason }) => [operation.id, actor, reason])).toEqual([
      [one, 'bob', 'clean up'],
      [two, 'bob', 'clean up'],
    ]);
  });

  it('acts on all that match, however many, in slices of bounded transactions', async () => {
    const { engine, transactions } = await startEngine();
    await createdMany(engine, 1_203);
    await createdMany(engine, 5, { operationType: 6 });
    // One of a type that nobody may cancel stands in between.
    const restricted = await created(engine, { operationType: 9 });
    const longest: number[] = [];
    engine.onCommit((events) => longest.push(events.length));
    const before = transactions.length;
    const result = await actedOnMany(engine, bulk('CANCEL', { filter: { operationType: [5, 9] } }));
    expect(result).toMatchObject({ matched: 1_204, applied: 1_203, position: 1_209 + 1_203 });
    expect(result.refused).toEqual([{ code: 'CANNOT_CANCEL', count: 1, examples: [restricted.id] }]);
    expect(await matching(engine, { statusCode: ['CANCELED'] })).toBe(1_203);
    expect(await matching(engine, { statusCode: ['WAITING_FOR_RESOURCES'] })).toBe(6);
    expect(Math.max(...longest)).toBeLessThanOrEqual(500);
    expect(transactions.length - before).toBeGreaterThan(2);
  });

  it('takes fewer at a time where much is written of each, as a rerun does', async () => {
    const { engine, transactions } = await startEngine();
    await createdMany(engine, 100);
    await actedOnMany(engine, bulk('CANCEL', { filter: {} }));
    const before = transactions.length;
    expect(await actedOnMany(engine, bulk('RERUN', { filter: {} }))).toMatchObject({ applied: 100 });
    expect(transactions.length - before).toBeGreaterThanOrEqual(4);
  });

  it('slices also those that are named', async () => {
    const { engine } = await startEngine();
    const ids = await createdMany(engine, 1_000);
    const longest: number[] = [];
    engine.onCommit((events) => longest.push(events.length));
    expect(await actedOnMany(engine, bulk('CANCEL', { ids }))).toMatchObject({ matched: 1_000, applied: 1_000 });
    expect(Math.max(...longest)).toBeLessThanOrEqual(500);
  });

  it('lets others have their turn between the slices', async () => {
    const { engine } = await startEngine();
    await createdMany(engine, 2_000);
    const order: string[] = [];
    await Promise.all([
      actedOnMany(engine, bulk('CANCEL', { filter: {} })).then(() => order.push('bulk')),
      created(engine).then(() => order.push('create')),
    ]);
    expect(order).toEqual(['create', 'bulk']);
  });

  it.each([
    ['by filter', (_ids: readonly string[]) => ({ filter: { operationType: [5] } })],
    ['by ids', (ids: readonly string[]) => ({ ids: [...ids, 'nobody'] })],
  ])('tells in a dry run exactly what the real one then does, and changes nothing: %s', async (_, targetOf) => {
    const { engine, transactions } = await startEngine();
    const ids = await createdMany(engine, 600);
    for (const [index, id] of ids.entries()) {
      if (index % 7 === 0) await engine.act(action(id, 'CANCEL'));
    }
    await engine.claim(claimBy('host-1', { limit: 20 }));
    const { head } = engine;
    const { length } = transactions;
    const request = bulk('POSTPONE', { postponeUntil: soon, ...targetOf(ids) });
    const dry = await actedOnMany(engine, { ...request, dryRun: true });
    expect([engine.head, transactions.length]).toEqual([head, length]);
    expect(dry.position).toBe(head);
    const real = await actedOnMany(engine, request);
    expect({ ...real, position: head }).toEqual(dry);
    expect(real.applied).toBe(engine.head - head);
    expect(real.refused.map(({ examples }) => examples.length)).toContain(10);
  });

  it('does not touch what is created after it began, whatever the clock says by then', async () => {
    const { engine, clock } = await startEngine();
    const old = await createdMany(engine, 300);
    clock.advance(2 * minute);
    old.push(...(await createdMany(engine, 400)));
    let hasMade = false;
    engine.onCommit(([event]) => {
      if (event?.kind !== 'CANCELED' || hasMade) return;
      hasMade = true;
      // Between the old ones in the order of creation, and enough to fill more than a slice of those that match.
      clock.set(now + minute);
      createdMany(engine, 900).catch((error: unknown) => expect.unreachable(String(error)));
    });
    const result = await actedOnMany(engine, bulk('CANCEL', { filter: { stateCode: ['READY'] } }));
    expect(result).toMatchObject({ matched: 700, applied: 700, refused: [] });
    expect((await engine.reads.operations(old)).every((operation) => operation?.statusCode === 'CANCELED')).toBe(true);
    expect(await matching(engine, { stateCode: ['READY'] })).toBe(900);
  });

  it('does not touch one twice that leaves the filter and comes back while it pages', async () => {
    const { engine } = await startEngine();
    const ids = await createdMany(engine, 700);
    const [first = ''] = ids;
    const returning: Promise<unknown>[] = [];
    const forget = engine.onCommit((events) => {
      if (events.some(({ kind, operation }) => kind === 'POSTPONED' && operation.id === first)) {
        returning.push(engine.act(action(first, 'RESUME')));
      }
    });
    const request = bulk('POSTPONE', { postponeUntil: soon, filter: { stateCode: ['READY'] } });
    expect(await actedOnMany(engine, request)).toMatchObject({ matched: 700, applied: 700 });
    await Promise.all(returning);
    forget();
    const events = await engine.reads.events({ after: 0, until: engine.head, limit: 99, operationIds: [first] });
    expect(events.map(({ kind }) => kind)).toEqual(['CREATED', 'POSTPONED', 'RESUMED']);
  });

  it.each([
    ['neither ids nor filter', {}, ['ids']],
    ['both', { ids: [], filter: {} }, ['filter']],
    ['too many ids', { ids: Array.from({ length: 1_001 }, String) }, ['ids']],
    ['a filter with a fault', { filter: { name: 'a'.repeat(257) } }, ['filter', 'name']],
    ['a reason that is too long', { ids: [], reason: 'a'.repeat(1_001) }, ['reason']],
    ['a time with an action that has none', { ids: [], postponeUntil: soon }, ['postponeUntil']],
  ])('is refused as a whole where its input has %s', async (_, given, field) => {
    const { engine } = await startEngine();
    expect(await engine.bulk(bulk('CANCEL', given))).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it('previews on the same terms: what is created after it began is not counted, and ends nothing', async () => {
    const { engine, clock } = await startEngine();
    await createdMany(engine, 300);
    clock.advance(2 * minute);
    await createdMany(engine, 400);
    const { reads } = engine;
    const preview = actedOnMany(engine, bulk('CANCEL', { filter: { stateCode: ['READY'] }, dryRun: true }));
    clock.set(now + minute);
    await createdMany(engine, 900);
    expect(await preview).toMatchObject({ matched: 700, applied: 700 });
    expect(await reads.head()).toBe(1_600);
  });

  it('previews no more pages than there were, however fast others are created', async () => {
    const inner = openStoreInMemory();
    let hasBegun = false;
    let pages = 0;
    const store: Store = {
      ...inner,
      page: async (query) => {
        if (!hasBegun) return inner.page(query);
        pages += 1;
        if (pages < 20) await createdMany(engine, 300);
        return inner.page(query);
      },
    };
    const { engine } = await startEngine({ store });
    await createdMany(engine, 300);
    hasBegun = true;
    expect(await actedOnMany(engine, bulk('CANCEL', { filter: {}, dryRun: true }))).toMatchObject({ matched: 300 });
    expect(pages).toBe(2);
  });

  it.each([
    ['by filter', () => ({ filter: {} })],
    ['by ids', (ids: readonly string[]) => ({ ids })],
  ])('stops between two slices when its caller has gone: %s', async (_, targetOf) => {
    const { engine } = await startEngine();
    const ids = await createdMany(engine, 1_000);
    const request = bulk('CANCEL', targetOf(ids));
    expect(await engine.bulk({ ...request, dryRun: true }, AbortSignal.abort())).toMatchObject({ matched: 0 });
    const caller = new AbortController();
    engine.onCommit(() => caller.abort());
    expect(await engine.bulk(request, caller.signal)).toMatchObject({ matched: 250, applied: 250, refused: [] });
    expect(await matching(engine, { statusCode: ['CANCELED'] })).toBe(250);
  });

  it('tells what was done where its caller goes while it looks for more, and gives nothing up because others wait', async () => {
    const inner = openStoreInMemory();
    const caller = new AbortController();
    const patient: unknown[] = [];
    let hasBegun = false;
    const store: Store = {
      ...inner,
      page: async (query, asker) => {
        if (!hasBegun) return inner.page(query, asker);
        patient.push(asker?.isPatient);
        if (patient.length < 3) return inner.page(query, asker);
        caller.abort();
        throw new OverloadedError('The read was given up before its turn; ask again.');
      },
    };
    const { engine } = await startEngine({ store });
    await createdMany(engine, 1_000);
    const request = bulk('CANCEL', { filter: { nameContains: 'i' } });
    hasBegun = true;
    expect(await engine.bulk(request, caller.signal)).toMatchObject({ matched: 500, applied: 500 });
    expect(patient).toEqual([false, true, true]);
  });

  it('does not take an operation of which it learns nothing for one that it acted on', async () => {
    const inner = openStoreInMemory();
    const store: Store = {
      ...inner,
      apply: async (commands, decide) => {
        const applied = await inner.apply(commands, decide);
        return commands[0]?.type === 'BULK' ? { ...applied, outcomes: [[]] } : applied;
      },
    };
    const { engine } = await startEngine({ store });
    const ids = await createdMany(engine, 1);
    await expect(engine.bulk(bulk('CANCEL', { ids }))).rejects.toThrow('no outcome');
  });

  it('does nothing where nothing matches', async () => {
    const { engine } = await startEngine();
    await created(engine);
    const nothing = { position: 1, next: null, matched: 0, applied: 0, refused: [] };
    expect(await actedOnMany(engine, bulk('CANCEL', { filter: { ids: [] } }))).toEqual(nothing);
    expect(await actedOnMany(engine, bulk('CANCEL', { ids: [] }))).toEqual(nothing);
  });
});
