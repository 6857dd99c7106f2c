import { expect, test } from 'vitest';
import { type Gateway, minute, startGateway } from './gateway-fixture.ts';
import { act, claim, create, importType, iso, only, operationOf, tryCreate } from './requests.ts';

async function keysOf(gateway: Gateway): Promise<unknown> {
  const document = `{ asyncOperations(orderBy: { field: CREATED_ON, direction: ASC }) {
    nodes { concurrencyKey concurrencyLimit }
  } }`;
  return (await gateway.ask<{ asyncOperations: { nodes: unknown } }>(document)).asyncOperations.nodes;
}

test('an operation has the key and the limit that it was created with, one at a time by default', async () => {
  const gateway = await startGateway();
  await create(gateway, { concurrencyKey: 'printer' });
  await create(gateway, { concurrencyKey: 'printer', concurrencyLimit: 1_000 });
  await create(gateway);
  expect(await keysOf(gateway)).toEqual([
    { concurrencyKey: 'printer', concurrencyLimit: 1 },
    { concurrencyKey: 'printer', concurrencyLimit: 1_000 },
    { concurrencyKey: null, concurrencyLimit: null },
  ]);
});

test('a limit needs its key, and both have bounds', async () => {
  const gateway = await startGateway();
  const invalid = { code: 'INVALID_INPUT', field: ['input', 'concurrencyLimit'] };
  expect(await tryCreate(gateway, { concurrencyLimit: 1 })).toMatchObject(invalid);
  expect(await tryCreate(gateway, { concurrencyKey: 'printer', concurrencyLimit: 0 })).toMatchObject(invalid);
  expect(await tryCreate(gateway, { concurrencyKey: ' ' })).toMatchObject({ field: ['input', 'concurrencyKey'] });
});

test('every occurrence of a series has the key of the series', async () => {
  const gateway = await startGateway();
  const rule = { recurrencePattern: 'FREQ=MINUTELY;BYSECOND=0', recurrenceStartTime: iso(0) };
  const first = await create(gateway, { ...rule, concurrencyKey: 'printer', concurrencyLimit: 1 });
  expect(only(await claim(gateway, { leaseSeconds: 3_600 })).id).toBe(first.id);
  gateway.clock.advance(minute);
  const key = { concurrencyKey: 'printer', concurrencyLimit: 1 };
  await expect.poll(() => keysOf(gateway), { interval: 1 }).toEqual([key, key]);
  expect(await claim(gateway, { operationTypes: [importType] })).toEqual([]);
});

test('an operation that is run again keeps its key', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { concurrencyKey: 'printer', concurrencyLimit: 2 });
  operationOf(await act(gateway, 'CANCEL', { id }));
  await gateway.ask('mutation ($id: ID!) { rerunAsyncOperation(input: { id: $id }) { __typename } }', { id });
  const key = { concurrencyKey: 'printer', concurrencyLimit: 2 };
  expect(await keysOf(gateway)).toEqual([key, key]);
});
