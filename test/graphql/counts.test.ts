import { describe, expect, test } from 'vitest';
import { formatPosition } from '../../src/core/position.ts';
import { statusNames } from '../../src/core/statuses.ts';
import { type Gateway, startGateway, type Variables } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { act, create, createAll, iso } from './requests.ts';

const document = `query ($filter: AsyncOperationFilter, $asOf: LogPosition) {
  asyncOperationCounts(filter: $filter, asOf: $asOf) {
    position total byStatus { statusCode count } byOperationType { operationType { value label } statusCode count }
  }
}`;

interface CountsData {
  readonly asyncOperationCounts: {
    readonly position: string;
    readonly total: number;
    readonly byStatus: readonly { readonly statusCode: string; readonly count: number }[];
    readonly byOperationType: readonly unknown[];
  };
}

test('an empty gateway counts zero in every status', async () => {
  const gateway = await startGateway();
  const { asyncOperationCounts: counts } = await gateway.ask<CountsData>(document);
  expect(counts).toMatchObject({ total: 0, byOperationType: [] });
  expect(counts.byStatus).toEqual(statusNames.map((statusCode) => ({ statusCode, count: 0 })));
});

test('counts by status, and by type and status, with the position that they are true as of', async () => {
  const gateway = await startGateway();
  for (const status of statusNames) await operationIn(gateway, status);
  await createAll(gateway, [{ operationType: 10 }, { operationType: 1 }]);
  const last = await create(gateway, { operationType: 10 });

  const { asyncOperationCounts: counts } = await gateway.ask<CountsData>(document);
  expect(counts.position).toBe(last.position);
  expect(counts.total).toBe(11);
  expect(counts.byStatus).toEqual(
    statusNames.map((statusCode) => ({ statusCode, count: statusCode === 'WAITING_FOR_RESOURCES' ? 4 : 1 })),
  );
  expect(counts.byOperationType).toEqual([
    { operationType: { value: 1, label: 'System Event' }, statusCode: 'WAITING_FOR_RESOURCES', count: 1 },
    ...statusNames.map((statusCode) => ({ operationType: { value: 5, label: 'Import' }, statusCode, count: 1 })),
    { operationType: { value: 10, label: 'Workflow' }, statusCode: 'WAITING_FOR_RESOURCES', count: 2 },
  ]);
});

test('a filter counts what it matches', async () => {
  const gateway = await startGateway();
  await createAll(gateway, [{ ownerId: 'bob' }, { ownerId: 'bob' }, { ownerId: 'eve' }]);
  await operationIn(gateway, 'CANCELED');
  const total = async (filter: object) =>
    (await gateway.ask<CountsData>(document, { filter })).asyncOperationCounts.total;
  expect(await total({ ownerId: 'bob' })).toBe(2);
  expect(await total({ stateCode: 'READY' })).toBe(3);
  expect(await total({ stateCode: 'READY', statusCode: 'CANCELED' })).toBe(0);
  expect(await total({ operationType: [] })).toBe(0);
});

test('a filter at fault is refused by name', async () => {
  const gateway = await startGateway();
  expect(await gateway.askForErrors(document, { filter: { correlationId: 'x'.repeat(257) } })).toMatchObject([
    { extensions: { code: 'INVALID_INPUT', field: ['filter', 'correlationId'] } },
  ]);
});

describe('asOf', () => {
  const at = (gateway: Gateway, position: number) => formatPosition(gateway.engine.reads.logId, position);

  async function asOf(gateway: Gateway, position: number, filter: Variables = {}) {
    const variables = { asOf: at(gateway, position), filter };
    return (await gateway.ask<CountsData>(document, variables)).asyncOperationCounts;
  }

  test('the counts as they stood right after each event', async () => {
    const gateway = await startGateway();
    const seen = [await asOf(gateway, 0)];
    for (const status of statusNames) {
      await operationIn(gateway, status);
      seen[gateway.engine.head] = (await gateway.ask<CountsData>(document)).asyncOperationCounts;
    }
    expect(seen[0]).toMatchObject({ position: at(gateway, 0), total: 0, byOperationType: [] });
    expect(Object.keys(seen).length).toBe(1 + statusNames.length);
    for (const [position, counts] of Object.entries(seen)) {
      expect(await asOf(gateway, Number(position))).toEqual(counts);
    }
  });

  test('by every kind of filter, also of what has been deleted or changed hands since', async () => {
    const gateway = await startGateway();
    const [bobs, eves] = await createAll(gateway, [{ ownerId: 'bob' }, { ownerId: 'eve', name: 'Export' }]);
    const held = await operationIn(gateway, 'IN_PROGRESS');
    const before = gateway.engine.head;
    for (const result of [bobs, eves]) await act(gateway, 'CANCEL', { id: result?.operation?.id });
    await act(gateway, 'DELETE', { id: bobs?.operation?.id });
    await act(gateway, 'CANCEL', { id: held.id });
    const totals = async (filter: Variables) => {
      const now = (await gateway.ask<CountsData>(document, { filter })).asyncOperationCounts.total;
      return [(await asOf(gateway, before, filter)).total, now];
    };
    expect(await totals({ stateCode: 'READY', operationType: 5 })).toEqual([2, 0]);
    expect(await totals({ ownerId: 'bob' })).toEqual([1, 0]);
    expect(await totals({ ownerId: ['bob', 'eve'], stateCode: 'READY' })).toEqual([2, 0]);
    expect(await totals({ nameContains: 'export' })).toEqual([1, 1]);
    expect(await totals({ hostId: 'host-1', statusCode: 'IN_PROGRESS' })).toEqual([1, 0]);
    expect(await totals({ completedOn: { from: iso(0) } })).toEqual([0, 1]);
    const ids = [bobs?.operation?.id, held.id, held.id, 'nothing'];
    expect(await totals({ ids })).toEqual([2, 1]);
    expect(await totals({ ids, stateCode: 'LOCKED' })).toEqual([1, 1]);
    expect(await totals({ ids: [] })).toEqual([0, 0]);
  });

  test('what is written while it counts makes no difference', async () => {
    const gateway = await startGateway();
    for (let batch = 0; batch < 3; batch += 1) {
      await createAll(
        gateway,
        Array.from({ length: 1_000 }, () => ({ ownerId: 'bob' })),
      );
    }
    const counting = asOf(gateway, 10, { ownerId: 'bob' });
    let more = 0;
    for (let done = false; !done; more += 1) {
      const created = create(gateway, { ownerId: 'bob' }).then(() => false);
      done = await Promise.race([counting.then(() => true), created]);
      await created;
    }
    expect(more).toBeGreaterThan(1);
    expect((await counting).total).toBe(10);
  });

  const farHead = (gateway: Gateway, head: number) => ({
    engine: { ...gateway.engine, reads: { ...gateway.engine.reads, head: async () => head } },
  });

  test('a filter that is put to each event since goes no further back than 50,000 of them', async () => {
    const gateway = await startGateway();
    const { id } = await create(gateway, { ownerId: 'bob' });
    const variables = { filter: { ownerId: 'bob' }, asOf: at(gateway, 1) };
    expect(await gateway.ask(document, variables, farHead(gateway, 50_001))).toMatchObject({
      asyncOperationCounts: { total: 1 },
    });
    expect(await gateway.askForErrors(document, variables, farHead(gateway, 50_002))).toMatchObject([
      {
        message: `asOf is too far back for this filter: it has to be put to each event since, and that is done for 50,000 events, which now reach back to ${at(gateway, 2)}. By operationType, stateCode and statusCode alone, or with ids, every position can be counted.`,
        extensions: { code: 'INVALID_INPUT', field: ['asOf'] },
      },
    ]);
    for (const filter of [null, { stateCode: 'READY' }, { ids: [id], ownerId: 'bob' }]) {
      expect(await gateway.ask(document, { ...variables, filter }, farHead(gateway, 1_000_000))).toMatchObject({
        asyncOperationCounts: { position: at(gateway, 1), total: 1 },
      });
    }
  });

  test('events that are dropped while it counts are noticed', async () => {
    const gateway = await startGateway();
    await createAll(gateway, [{ ownerId: 'bob' }, { ownerId: 'bob' }, { ownerId: 'bob' }]);
    for (const filter of [{}, { ownerId: 'bob' }]) {
      const floors = [0, 2].values();
      const reads = { ...gateway.engine.reads, floor: async () => floors.next().value ?? 2 };
      const engine = { ...gateway.engine, reads };
      expect(await gateway.askForErrors(document, { filter, asOf: at(gateway, 1) }, { engine })).toMatchObject([
        { message: 'asOf is older than the events that are kept.', extensions: { field: ['asOf'] } },
      ]);
    }
  });
});
