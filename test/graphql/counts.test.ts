import { expect, test } from 'vitest';
import { statusNames } from '../../src/core/statuses.ts';
import { startGateway } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { create, createAll } from './requests.ts';

const document = `query ($filter: AsyncOperationFilter) {
  asyncOperationCounts(filter: $filter) {
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
