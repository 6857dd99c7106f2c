import { beforeEach, expect, test } from 'vitest';
import { type Gateway, startGateway } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { act, claim, create, only, operationOf, rerun, settle } from './requests.ts';

let gateway: Gateway;

beforeEach(async () => {
  gateway = await startGateway();
});

async function pair(id: string): Promise<unknown> {
  const document = `query ($id: ID!) { asyncOperation(id: $id) { statusCode version data rerunOf rerunAs { id } } }`;
  return (await gateway.ask<{ asyncOperation: unknown }>(document, { id })).asyncOperation;
}

test('a failed operation is run again from its last checkpoint, by a new one that names it', async () => {
  await create(gateway, { data: { row: 0 } });
  const claimed = only(await claim(gateway));
  await settle(gateway, claimed, 'FAILED', { data: { row: 7 }, retry: false });
  const first = await rerun(gateway, { id: claimed.id, requestId: 'again', reason: 'the disk is empty again' });
  expect(first).toMatchObject({ outcome: 'CREATED', operation: { statusCode: 'WAITING_FOR_RESOURCES', version: 1 } });
  const { id } = operationOf(first);
  const nothing = { rerunOf: null, rerunAs: null };
  expect(await pair(claimed.id)).toEqual({
    ...{ ...nothing, statusCode: 'FAILED', version: 3, data: { row: 7 } },
    rerunAs: { id },
  });
  expect(await pair(id)).toMatchObject({ ...nothing, rerunOf: claimed.id, data: { row: 7 } });
  expect(await rerun(gateway, { id: claimed.id })).toMatchObject({ outcome: 'EXISTING', operation: { id } });
  const document = `query ($id: ID!) { asyncOperation(id: $id) { history { nodes { kind actor reason } } } }`;
  expect(await gateway.ask(document, { id })).toEqual({
    asyncOperation: { history: { nodes: [{ kind: 'CREATED', actor: 'alice', reason: 'the disk is empty again' }] } },
  });
});

test('the rerun of a rerun is one more in the chain, and what is deleted can be run again anew', async () => {
  const old = await operationIn(gateway, 'CANCELED');
  const first = operationOf(await rerun(gateway, { id: old.id }));
  await act(gateway, 'CANCEL', { id: first.id });
  const second = operationOf(await rerun(gateway, { id: first.id }));
  expect(await pair(first.id)).toMatchObject({ rerunOf: old.id, rerunAs: { id: second.id } });
  await act(gateway, 'DELETE', { id: first.id });
  expect(await pair(second.id)).toMatchObject({ rerunOf: first.id });
  expect(await pair(old.id)).toMatchObject({ rerunAs: null });
  expect(await rerun(gateway, { id: old.id })).toMatchObject({ outcome: 'CREATED' });
});

test('what cannot be run again is told why', async () => {
  const done = await operationIn(gateway, 'SUCCEEDED');
  expect(await rerun(gateway, { id: done.id })).toMatchObject({
    ...{ __typename: 'InvalidStateChangeError', code: 'INVALID_STATE_CHANGE', operation: { id: done.id } },
    message: 'The operation is Succeeded; it can be run again only while it is Failed or Canceled.',
  });
  expect(await rerun(gateway, { id: 'nothing' })).toMatchObject({ __typename: 'NotFoundError', id: 'nothing' });
  await create(gateway, { requestId: 'taken' });
  const { id } = await operationIn(gateway, 'CANCELED');
  for (const requestId of ['taken', '']) {
    expect(await rerun(gateway, { id, requestId })).toMatchObject({
      ...{ __typename: 'InvalidInputError', code: 'INVALID_INPUT', field: ['input', 'requestId'] },
    });
  }
  expect(await rerun(gateway, { id, reason: 'x'.repeat(1_001) })).toMatchObject({ field: ['input', 'reason'] });
});
