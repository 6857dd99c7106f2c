import { expect, test } from 'vitest';
import { minute, startGateway } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { create, importType, iso, read, restrictedType, update } from './requests.ts';

/** Writing attributes, and the action that each legal combination stands for. */
test.each([
  ['READY resumes', 'WAITING', { stateCode: 'READY' }, 'WAITING_FOR_RESOURCES'],
  [
    'READY with its status resumes',
    'WAITING',
    { stateCode: 'READY', statusCode: 'WAITING_FOR_RESOURCES' },
    'WAITING_FOR_RESOURCES',
  ],
  ['SUSPENDED pauses', 'IN_PROGRESS', { stateCode: 'SUSPENDED' }, 'PAUSING'],
  ['SUSPENDED with its status pauses', 'IN_PROGRESS', { stateCode: 'SUSPENDED', statusCode: 'WAITING' }, 'PAUSING'],
  [
    'SUSPENDED until a time postpones',
    'WAITING_FOR_RESOURCES',
    { stateCode: 'SUSPENDED', postponeUntil: iso(minute) },
    'WAITING',
  ],
  ['postponeUntil alone postpones', 'WAITING_FOR_RESOURCES', { postponeUntil: iso(minute) }, 'WAITING'],
  ['COMPLETED and CANCELED cancels at once', 'WAITING', { stateCode: 'COMPLETED', statusCode: 'CANCELED' }, 'CANCELED'],
  [
    'COMPLETED and CANCELED asks the host to cancel',
    'IN_PROGRESS',
    { stateCode: 'COMPLETED', statusCode: 'CANCELED' },
    'CANCELING',
  ],
] as const)('%s', async (_what, from, attributes, to) => {
  const gateway = await startGateway();
  const { id, version } = await operationIn(gateway, from);
  expect(await update(gateway, { id, expectedVersion: version, ...attributes })).toMatchObject({
    __typename: 'AsyncOperationSuccess',
    operation: { id, statusCode: to, version: version + 1 },
  });
});

test.each([
  ['COMPLETED alone', { stateCode: 'COMPLETED' }, 'INVALID_STATE_CHANGE_TO_COMPLETE'],
  ['SUCCEEDED', { stateCode: 'COMPLETED', statusCode: 'SUCCEEDED' }, 'INVALID_STATE_CHANGE_TO_COMPLETE'],
  ['FAILED', { stateCode: 'COMPLETED', statusCode: 'FAILED' }, 'INVALID_STATE_CHANGE_TO_COMPLETE'],
  ['LOCKED', { stateCode: 'LOCKED' }, 'INVALID_STATE_CHANGE'],
  ['SUSPENDED of what does not run', { stateCode: 'SUSPENDED' }, 'INVALID_STATE_CHANGE_TO_SUSPENDED'],
  ['READY of what is ready', { stateCode: 'READY' }, 'INVALID_STATE_CHANGE_TO_READY'],
])('%s is no change that a caller can make', async (_what, attributes, code) => {
  const gateway = await startGateway();
  const before = await create(gateway);
  expect(await update(gateway, { id: before.id, ...attributes })).toMatchObject({
    __typename: 'InvalidStateChangeError',
    code,
    operation: before,
  });
  expect(await read(gateway, before.id)).toEqual(before);
});

test.each([
  ['nothing', {}, []],
  ['a status without its state', { statusCode: 'CANCELED' }, ['stateCode']],
  ['a status of another state', { stateCode: 'READY', statusCode: 'CANCELED' }, ['statusCode']],
  ['a time for another state', { stateCode: 'READY', postponeUntil: iso(minute) }, ['postponeUntil']],
  ['a time that has passed', { postponeUntil: iso(0) }, ['postponeUntil']],
  ['too long a reason', { stateCode: 'READY', reason: 'x'.repeat(1_001) }, ['reason']],
])('%s is refused by name', async (_what, attributes, field) => {
  const gateway = await startGateway();
  const before = await operationIn(gateway, 'WAITING');
  expect(await update(gateway, { id: before.id, ...attributes })).toMatchObject({
    __typename: 'InvalidInputError',
    code: 'INVALID_INPUT',
    field: ['input', ...field],
  });
  expect(await read(gateway, before.id)).toEqual(before);
});

test('a recurring system job is not to be canceled in this way either', async () => {
  const gateway = await startGateway();
  const { id } = await operationIn(gateway, 'WAITING', restrictedType);
  expect(await update(gateway, { id, stateCode: 'COMPLETED', statusCode: 'CANCELED' })).toMatchObject({
    __typename: 'RestrictedOperationTypeError',
    code: 'CANNOT_CANCEL',
  });
});

test('an outdated version is a conflict', async () => {
  const gateway = await startGateway();
  const { id } = await operationIn(gateway, 'WAITING', importType);
  expect(await update(gateway, { id, stateCode: 'READY', expectedVersion: 2 })).toMatchObject({
    __typename: 'ConflictError',
    expectedVersion: 2,
    operation: { version: 1 },
  });
});
