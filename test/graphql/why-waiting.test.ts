import { expect, test } from 'vitest';
import { type Gateway, minute, startGateway } from './gateway-fixture.ts';
import { holdType, releaseType } from './hold-type.ts';
import { operationIn } from './operation-in-status.ts';
import { act, claim, create, importType, iso, only, operationOf, settle } from './requests.ts';

async function whyWaiting(gateway: Gateway, id: string): Promise<{ readonly code: string } | null> {
  const document = `query ($id: ID!) {
    asyncOperation(id: $id) { whyWaiting { code message until behind { id statusCode } } }
  }`;
  return (await gateway.ask<{ asyncOperation: { whyWaiting: { readonly code: string } | null } }>(document, { id }))
    .asyncOperation.whyWaiting;
}

/** A host that is there for Imports and has found nothing to do. */
async function idleHost(gateway: Gateway): Promise<void> {
  expect(await claim(gateway)).toEqual([]);
}

test('NEXT_IN_QUEUE', async () => {
  const gateway = await startGateway();
  await idleHost(gateway);
  const { id } = await create(gateway);
  expect(await whyWaiting(gateway, id)).toEqual({
    code: 'NEXT_IN_QUEUE',
    message: 'Nothing stands in its way: the next free host takes it.',
    until: null,
    behind: null,
  });
});

test('NO_HOST: none for its type, or none any more', async () => {
  const gateway = await startGateway();
  const expected = {
    code: 'NO_HOST',
    message: 'No host that takes type 5 (Import) has been heard of lately.',
    until: null,
    behind: null,
  };
  const { id } = await create(gateway);
  expect(await claim(gateway, { operationTypes: [10] })).toEqual([]);
  expect(await whyWaiting(gateway, id)).toEqual(expected);

  const other = await startGateway();
  await idleHost(other);
  const late = await create(other);
  expect(await whyWaiting(other, late.id)).toMatchObject({ code: 'NEXT_IN_QUEUE' });
  other.clock.advance(2 * minute);
  expect(await whyWaiting(other, late.id)).toEqual(expected);
});

test('BEHIND_DEPENDENCY, until what comes first is completed', async () => {
  const gateway = await startGateway();
  await idleHost(gateway);
  const first = await create(gateway, { dependencyToken: 'contacts', name: 'First', postponeUntil: iso(minute) });
  const second = await create(gateway, { dependencyToken: 'contacts', name: 'Second' });
  const elsewhere = await create(gateway, { dependencyToken: 'accounts' });
  expect(await whyWaiting(gateway, second.id)).toEqual({
    code: 'BEHIND_DEPENDENCY',
    message: '“First” has the same dependency token and comes first.',
    until: null,
    behind: { id: first.id, statusCode: 'WAITING' },
  });
  expect(await whyWaiting(gateway, first.id)).toMatchObject({ code: 'POSTPONED', behind: null });
  expect(await whyWaiting(gateway, elsewhere.id)).toMatchObject({ code: 'NEXT_IN_QUEUE' });
  operationOf(await act(gateway, 'CANCEL', { id: first.id }));
  expect(await whyWaiting(gateway, second.id)).toMatchObject({ code: 'NEXT_IN_QUEUE' });
});

test('TYPE_HELD, by a person', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway);
  await holdType(gateway, { operationType: importType, reason: 'The shop is closed' });
  expect(await whyWaiting(gateway, id)).toEqual({
    code: 'TYPE_HELD',
    message: `Type 5 (Import) is held by alice since ${iso(0)}: The shop is closed`,
    until: null,
    behind: null,
  });
  await releaseType(gateway, importType);
  expect(await whyWaiting(gateway, id)).toMatchObject({ code: 'NO_HOST' });
});

test('TYPE_HELD, by the breaker', async () => {
  const gateway = await startGateway({
    operationTypes: [{ value: importType, breakerFailures: 1, breakerMinutes: 1 }],
  });
  await operationIn(gateway, 'FAILED');
  const { id } = await create(gateway);
  expect(await whyWaiting(gateway, id)).toMatchObject({
    code: 'TYPE_HELD',
    message: `Type 5 (Import) is held by its breaker since ${iso(0)}: 1 operation failed within a minute.`,
  });
});

test('KEY_LIMIT, until one of its key leaves its place', async () => {
  const gateway = await startGateway();
  const running = await create(gateway, { name: 'First', concurrencyKey: 'printer', priority: 1 });
  const { id } = await create(gateway, { operationType: 10, concurrencyKey: 'printer' });
  const [held] = await claim(gateway);
  expect(await whyWaiting(gateway, id)).toEqual({
    code: 'KEY_LIMIT',
    message:
      '1 of at most 1 operations with its concurrency key “printer” are Locked, the first of them “First” by host-1.',
    until: null,
    behind: { id: running.id, statusCode: 'IN_PROGRESS' },
  });
  const { id: wider } = await create(gateway, { concurrencyKey: 'printer', concurrencyLimit: 2 });
  expect(await whyWaiting(gateway, wider)).toMatchObject({ code: 'NEXT_IN_QUEUE', behind: null });
  if (held !== undefined) await settle(gateway, held, 'SUCCEEDED');
  expect(await whyWaiting(gateway, id)).toMatchObject({ code: 'NO_HOST' });
});

test('TYPE_LIMIT, until a place is free', async () => {
  const gateway = await startGateway({ operationTypes: [{ value: importType, maxLocked: 1 }] });
  const running = await operationIn(gateway, 'IN_PROGRESS');
  const { id } = await create(gateway);
  expect(await claim(gateway)).toEqual([]);
  expect(await whyWaiting(gateway, id)).toEqual({
    code: 'TYPE_LIMIT',
    message: '1 of at most 1 operations of type 5 (Import) are Locked.',
    until: null,
    behind: null,
  });
  await settle(gateway, running, 'SUCCEEDED');
  expect(await whyWaiting(gateway, id)).toMatchObject({ code: 'NEXT_IN_QUEUE' });
});

test('RATE_LIMIT, until the next may start', async () => {
  const gateway = await startGateway({ operationTypes: [{ value: importType, startsPerMinute: 2 }] });
  await operationIn(gateway, 'IN_PROGRESS');
  const { id } = await create(gateway);
  expect(await claim(gateway)).toEqual([]);
  expect(await whyWaiting(gateway, id)).toEqual({
    code: 'RATE_LIMIT',
    message: `Type 5 (Import) starts at most 2 operations a minute; the next may start at ${iso(minute / 2)}.`,
    until: iso(minute / 2),
    behind: null,
  });
  gateway.clock.advance(minute / 2);
  expect(await claim(gateway)).toMatchObject([{ id }]);
});

test('of several reasons, the one that is nearest to the operation', async () => {
  const gateway = await startGateway({
    operationTypes: [{ value: importType, maxLocked: 1, startsPerMinute: 1 }],
  });
  const running = await operationIn(gateway, 'IN_PROGRESS');
  const alone = await create(gateway, { operationType: 10, concurrencyKey: 'printer' });
  const [printing] = await claim(gateway, { operationTypes: [10], leaseSeconds: 3_600 });
  expect(printing?.id).toBe(alone.id);
  const first = await create(gateway, { dependencyToken: 'contacts' });
  const { id } = await create(gateway, { dependencyToken: 'contacts', concurrencyKey: 'printer' });
  await holdType(gateway, { operationType: importType });
  const code = async () => (await whyWaiting(gateway, id))?.code;
  expect(await code()).toBe('BEHIND_DEPENDENCY');
  operationOf(await act(gateway, 'CANCEL', { id: first.id }));
  expect(await code()).toBe('TYPE_HELD');
  await releaseType(gateway, importType);
  expect(await code()).toBe('KEY_LIMIT');
  if (printing !== undefined) await settle(gateway, printing, 'SUCCEEDED');
  expect(await code()).toBe('TYPE_LIMIT');
  await settle(gateway, running, 'SUCCEEDED');
  expect(await code()).toBe('RATE_LIMIT');
  gateway.clock.advance(2 * minute);
  expect(await code()).toBe('NO_HOST');
});

test('POSTPONED', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { postponeUntil: iso(minute) });
  expect(await whyWaiting(gateway, id)).toEqual({
    code: 'POSTPONED',
    message: `It is postponed until ${iso(minute)}.`,
    until: iso(minute),
    behind: null,
  });
  gateway.clock.advance(minute);
  await expect.poll(() => whyWaiting(gateway, id), { interval: 1 }).toMatchObject({ code: 'NO_HOST' });
});

test('PAUSED', async () => {
  const gateway = await startGateway();
  const running = await operationIn(gateway, 'IN_PROGRESS');
  operationOf(await act(gateway, 'PAUSE', { id: running.id }));
  expect(await whyWaiting(gateway, running.id)).toBeNull();
  await settle(gateway, running, 'PAUSED');
  expect(await whyWaiting(gateway, running.id)).toMatchObject({ code: 'PAUSED', until: null, behind: null });
});

test('WAITING_FOR_EVENT, with a time and without', async () => {
  const gateway = await startGateway();
  const timed = await operationIn(gateway, 'IN_PROGRESS');
  await settle(gateway, timed, 'WAITING', { postponeUntil: iso(minute) });
  expect(await whyWaiting(gateway, timed.id)).toMatchObject({ code: 'WAITING_FOR_EVENT', until: iso(minute) });
  const open = await operationIn(gateway, 'IN_PROGRESS');
  await settle(gateway, open, 'WAITING');
  expect(await whyWaiting(gateway, open.id)).toMatchObject({ code: 'WAITING_FOR_EVENT', until: null });
});

test('BACKING_OFF', async () => {
  const gateway = await startGateway();
  const failing = await operationIn(gateway, 'IN_PROGRESS');
  await settle(gateway, failing, 'FAILED', { postponeUntil: iso(minute) });
  expect(await whyWaiting(gateway, failing.id)).toEqual({
    code: 'BACKING_OFF',
    message: `Its last attempt failed; retry 1 of 3 is due at ${iso(minute)}.`,
    until: iso(minute),
    behind: null,
  });
});

test.each([
  'IN_PROGRESS',
  'CANCELING',
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
] as const)('%s does not wait', async (status) => {
  const gateway = await startGateway();
  expect(await whyWaiting(gateway, (await operationIn(gateway, status)).id)).toBeNull();
});

test('a host counts as live while it holds one of the type, however rarely it has to be heard of', async () => {
  const gateway = await startGateway();
  await create(gateway, { name: 'Long' });
  const held = only(await claim(gateway, { leaseSeconds: 3_600 }));
  const { id } = await create(gateway, { name: 'Next' });
  gateway.clock.advance(2 * minute);
  expect(await whyWaiting(gateway, id)).toMatchObject({ code: 'NEXT_IN_QUEUE' });
  await settle(gateway, held, 'SUCCEEDED');
  expect(await whyWaiting(gateway, id)).toMatchObject({ code: 'NO_HOST' });
});

test('a host that works counts as live as long as it is heard of', async () => {
  const gateway = await startGateway();
  await create(gateway, { name: 'Long' });
  const held = only(await claim(gateway, { leaseSeconds: 3_600 }));
  const { id } = await create(gateway, { name: 'Next', operationType: importType });
  gateway.clock.advance(minute);
  await gateway.ask(
    `mutation ($input: [HeartbeatInput!]!) { heartbeatAsyncOperations(input: $input) { __typename } }`,
    { input: [{ id: held.id, epoch: held.lease?.epoch }] },
  );
  gateway.clock.advance(minute - 1);
  expect(await whyWaiting(gateway, id)).toMatchObject({ code: 'NEXT_IN_QUEUE' });
});
