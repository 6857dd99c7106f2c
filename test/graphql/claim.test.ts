import { describe, expect, test } from 'vitest';
import { type Gateway, minute, startGateway, type Variables } from './gateway-fixture.ts';
import { act, claim, create, createAll, iso, only, operationOf, read, settle, tryClaim } from './requests.ts';

async function claimNames(gateway: Gateway, given: Variables = {}): Promise<string[]> {
  return (await claim(gateway, { limit: 10, ...given })).map(({ name }) => name);
}

test('what is claimed is InProgress under a lease of the host, for 30 seconds unless told otherwise', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway);
  await claim(gateway, { hostId: 'digest-1' });
  const document = `query ($id: ID!) { asyncOperation(id: $id) {
    statusCode startedOn executionTimeSpan modifiedBy lease { hostId epoch expiresOn heartbeatOn }
  } }`;
  expect(await gateway.ask(document, { id })).toEqual({
    asyncOperation: {
      statusCode: 'IN_PROGRESS',
      startedOn: iso(0),
      executionTimeSpan: 0,
      modifiedBy: 'digest-1',
      lease: { hostId: 'digest-1', epoch: 1, expiresOn: iso(30_000), heartbeatOn: iso(0) },
    },
  });
});

test('the highest priority first, then the oldest; only of the types that the host takes', async () => {
  const gateway = await startGateway();
  await createAll(gateway, [
    { name: 'low', priority: -1 },
    { name: 'older' },
    { name: 'newer' },
    { name: 'high', priority: 9 },
    { name: 'workflow', priority: 99, operationType: 10 },
  ]);
  expect(await claimNames(gateway, { limit: 2 })).toEqual(['high', 'older']);
  expect(await claimNames(gateway)).toEqual(['newer', 'low']);
  expect(await claimNames(gateway, { operationTypes: [10, 5] })).toEqual(['workflow']);
});

test('of a dependency token one runs at a time, in order of creation, whatever the priority', async () => {
  const gateway = await startGateway();
  await createAll(gateway, [
    { name: 'A1', dependencyToken: 'a' },
    { name: 'A2', dependencyToken: 'a', priority: 9 },
    { name: 'B1', dependencyToken: 'b' },
    { name: 'free' },
  ]);
  const first = await claim(gateway, { limit: 10 });
  expect(first.map(({ name }) => name)).toEqual(['A1', 'B1', 'free']);
  expect(await claimNames(gateway)).toEqual([]);
  await settle(gateway, only(first.filter(({ name }) => name === 'A1')), 'SUCCEEDED');
  expect(await claimNames(gateway)).toEqual(['A2']);
});

test('one that is postponed holds back the later ones of its token, until it is canceled', async () => {
  const gateway = await startGateway();
  const held = await create(gateway, { dependencyToken: 'a', postponeUntil: iso(minute) });
  await create(gateway, { name: 'later', dependencyToken: 'a' });
  expect(await claimNames(gateway)).toEqual([]);
  operationOf(await act(gateway, 'CANCEL', { id: held.id }));
  expect(await claimNames(gateway)).toEqual(['later']);
});

test('a lease that has run out gives the operation to the next host, under a higher epoch', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway);
  await claim(gateway, { leaseSeconds: 1 });
  gateway.clock.advance(1_000);
  await expect.poll(async () => (await read(gateway, id))?.statusCode, { interval: 1 }).toBe('WAITING_FOR_RESOURCES');
  expect(await claim(gateway, { hostId: 'host-2' })).toMatchObject([{ id, lease: { hostId: 'host-2', epoch: 2 } }]);
});

describe('waiting for work', () => {
  test('a claim waits for what is created, and gets it', async () => {
    const gateway = await startGateway();
    const waiting = claim(gateway, { waitSeconds: 30 });
    await create(gateway, { name: 'other type', operationType: 10 });
    const { id } = await create(gateway);
    expect(await waiting).toMatchObject([{ id }]);
  });

  test('a claim that waits in vain answers with nothing', async () => {
    const gateway = await startGateway();
    let answer: unknown;
    const waiting = claim(gateway, { waitSeconds: 2 }).then((operations) => {
      answer = operations;
    });
    await expect
      .poll(
        () => {
          gateway.clock.advance(1_000);
          return answer;
        },
        { interval: 1 },
      )
      .toEqual([]);
    await waiting;
  });

  test('a claim whose caller has gone takes nothing', async () => {
    const gateway = await startGateway();
    const caller = new AbortController();
    const waiting = tryClaim(gateway, { waitSeconds: 30 }, caller.signal);
    caller.abort();
    expect(await waiting).toMatchObject({ operations: [] });
    const { id } = await create(gateway);
    expect((await read(gateway, id))?.statusCode).toBe('WAITING_FOR_RESOURCES');
  });
});

test.each([
  [{ hostId: ' ' }, ['hostId'], 'hostId must not be empty or only white space.'],
  [{ operationTypes: [] }, ['operationTypes'], 'operationTypes must name at least one type: nothing else is offered.'],
  [{ operationTypes: [5, 12_345] }, ['operationTypes', '1'], '12345 is not an operation type of this gateway.'],
  [{ limit: 0 }, ['limit'], 'limit must be from 1 to 1000; it is 0.'],
  [{ limit: 1_001 }, ['limit'], 'limit must be from 1 to 1000; it is 1001.'],
  [{ leaseSeconds: 0 }, ['leaseSeconds'], 'leaseSeconds must be from 1 to 86400; it is 0.'],
  [{ leaseSeconds: 86_401 }, ['leaseSeconds'], 'leaseSeconds must be from 1 to 86400; it is 86401.'],
  [{ waitSeconds: -1 }, ['waitSeconds'], 'waitSeconds must be from 0 to 30; it is -1.'],
  [{ waitSeconds: 31 }, ['waitSeconds'], 'waitSeconds must be from 0 to 30; it is 31.'],
])('a claim with %j is refused by name', async (given, field, message) => {
  const gateway = await startGateway();
  await create(gateway);
  expect(await tryClaim(gateway, given)).toMatchObject({
    __typename: 'InvalidInputError',
    field: ['input', ...field],
    message,
  });
  expect(gateway.engine.head).toBe(1);
});
