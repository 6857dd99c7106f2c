import { expect, test } from 'vitest';
import { startGateway } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { act, heartbeatAll, importType, iso, restrictedType, settleAll, tryCreate, update } from './requests.ts';

/** Every code that a refusal can have, each with the words that its caller reads. */
const nobody = '019bc1a0-0000-7000-8000-000000000000';

test('INVALID_STATE_CHANGE', async () => {
  const gateway = await startGateway();
  const { id } = await operationIn(gateway, 'WAITING_FOR_RESOURCES');
  expect(await update(gateway, { id, stateCode: 'LOCKED' })).toMatchObject({
    __typename: 'InvalidStateChangeError',
    code: 'INVALID_STATE_CHANGE',
    message:
      'LOCKED cannot be written: only a host that claims the operation makes it Locked. To pause it, write SUSPENDED; to cancel it, write COMPLETED with the status CANCELED.',
    operation: { id, statusCode: 'WAITING_FOR_RESOURCES', version: 1 },
  });
  const running = await operationIn(gateway, 'IN_PROGRESS');
  const settled = await settleAll(gateway, [{ id: running.id, epoch: running.lease?.epoch, outcome: 'PAUSED' }]);
  expect(settled).toMatchObject([
    {
      __typename: 'InvalidStateChangeError',
      code: 'INVALID_STATE_CHANGE',
      message:
        'The operation is In Progress; it cannot be settled as PAUSED, only as SUCCEEDED, FAILED, WAITING or RELEASED.',
      operation: { statusCode: 'IN_PROGRESS', version: running.version },
    },
  ]);
});

test('INVALID_STATE_CHANGE_UNEXPECTED', async () => {
  const gateway = await startGateway();
  const { id } = await operationIn(gateway, 'IN_PROGRESS');
  for (const action of ['CANCEL', 'PAUSE', 'RESUME', 'POSTPONE', 'DELETE'] as const) {
    expect(await act(gateway, action, { id, expectedVersion: 1 }), action).toEqual({
      __typename: 'ConflictError',
      code: 'INVALID_STATE_CHANGE_UNEXPECTED',
      message: 'The operation has changed: it is at version 2, not 1. Read it again and decide again.',
      operation: expect.objectContaining({ id, version: 2 }),
      expectedVersion: 1,
    });
  }
});

test.each([
  [
    'CANCEL',
    'INVALID_STATE_CHANGE_TO_COMPLETE',
    'canceled only while it is Waiting For Resources, Waiting, In Progress or Pausing.',
  ],
  ['PAUSE', 'INVALID_STATE_CHANGE_TO_SUSPENDED', 'paused only while it is In Progress.'],
  [
    'POSTPONE',
    'INVALID_STATE_CHANGE_TO_SUSPENDED',
    'postponed only while it is Waiting For Resources, Waiting or In Progress.',
  ],
  ['RESUME', 'INVALID_STATE_CHANGE_TO_READY', 'resumed only while it is Waiting.'],
  ['DELETE', 'CANNOT_DELETE_UNLESS_COMPLETED', 'deleted only while it is Succeeded, Failed or Canceled.'],
] as const)('%s where it is not possible: %s', async (action, code, rest) => {
  const gateway = await startGateway();
  const { id } = await operationIn(gateway, 'CANCELING');
  expect(await act(gateway, action, { id })).toMatchObject({
    __typename: 'InvalidStateChangeError',
    code,
    message: `The operation is Canceling; it can be ${rest}`,
    operation: { id, statusCode: 'CANCELING' },
  });
});

test('INVALID_STATE_CHANGE_TO_COMPLETE, by writing attributes', async () => {
  const gateway = await startGateway();
  const { id } = await operationIn(gateway, 'IN_PROGRESS');
  expect(await update(gateway, { id, stateCode: 'COMPLETED', statusCode: 'SUCCEEDED' })).toMatchObject({
    __typename: 'InvalidStateChangeError',
    code: 'INVALID_STATE_CHANGE_TO_COMPLETE',
    message:
      'The operation is In Progress. Only its host makes it Succeeded or Failed; to cancel it, write COMPLETED with the status CANCELED.',
  });
});

test.each([
  ['CANCEL', 'IN_PROGRESS', 'CANNOT_CANCEL', 'nobody may cancel one.'],
  ['PAUSE', 'IN_PROGRESS', 'CANNOT_PAUSE', 'nobody may pause one.'],
  ['RESUME', 'WAITING', 'CANNOT_RESUME', 'nobody may resume one.'],
] as const)('%s of a recurring system job: %s, %s', async (action, status, code, rest) => {
  const gateway = await startGateway();
  const { id } = await operationIn(gateway, status, restrictedType);
  expect(await act(gateway, action, { id })).toMatchObject({
    __typename: 'RestrictedOperationTypeError',
    code,
    message: `Operations of type 9 (SQM Data Collection) are recurring system jobs; ${rest}`,
    operation: { id, statusCode: status },
  });
});

test('TYPE_NOT_RECOGNIZED', async () => {
  const gateway = await startGateway();
  expect(await tryCreate(gateway, { operationType: 12_345 })).toEqual({
    __typename: 'InvalidInputError',
    code: 'TYPE_NOT_RECOGNIZED',
    message: '12345 is not an operation type of this gateway; Query.operationTypes lists them.',
    field: ['input', 'operationType'],
  });
});

test('INVALID_RECURRENCE', async () => {
  const gateway = await startGateway();
  expect(await tryCreate(gateway, { recurrencePattern: 'FREQ=SECONDLY' })).toEqual({
    __typename: 'InvalidInputError',
    code: 'INVALID_RECURRENCE',
    message:
      'FREQ must be YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY (occurrences are at least a minute apart); it is “SECONDLY”.',
    field: ['input', 'recurrencePattern'],
  });
  expect(await tryCreate(gateway, { recurrenceStartTime: iso(60_000) })).toEqual({
    __typename: 'InvalidInputError',
    code: 'INVALID_RECURRENCE',
    message: 'recurrenceStartTime needs a recurrencePattern.',
    field: ['input', 'recurrenceStartTime'],
  });
});

test.each([nobody, 'not a UUID', ''])('NOT_FOUND for the id “%s”', async (id) => {
  const gateway = await startGateway();
  const expected = {
    __typename: 'NotFoundError',
    code: 'NOT_FOUND',
    message: 'There is no operation with this id.',
    id,
  };
  for (const action of ['CANCEL', 'PAUSE', 'RESUME', 'POSTPONE', 'DELETE'] as const) {
    expect(await act(gateway, action, { id }), action).toEqual(expected);
  }
  expect(await update(gateway, { id, stateCode: 'READY' })).toEqual(expected);
});

test('INVALID_INPUT', async () => {
  const gateway = await startGateway();
  expect(await tryCreate(gateway, { operationType: importType, name: ' \t\n' })).toEqual({
    __typename: 'InvalidInputError',
    code: 'INVALID_INPUT',
    message: 'name must not be empty or only white space.',
    field: ['input', 'name'],
  });
});

test('LEASE_LOST', async () => {
  const gateway = await startGateway();
  const { id, lease } = await operationIn(gateway, 'IN_PROGRESS');
  await settleAll(gateway, [{ id, epoch: lease?.epoch, outcome: 'SUCCEEDED' }]);
  const late = { id, epoch: lease?.epoch };
  const expected = {
    __typename: 'LeaseLostError',
    code: 'LEASE_LOST',
    message: 'The lease of epoch 1 is over; the operation is Succeeded. Stop working on it.',
    current: { id, statusCode: 'SUCCEEDED', version: 3 },
  };
  expect(await heartbeatAll(gateway, [late])).toMatchObject([expected]);
  expect(await settleAll(gateway, [{ ...late, outcome: 'FAILED' }])).toMatchObject([expected]);
  expect(await heartbeatAll(gateway, [{ ...late, id: nobody }])).toEqual([
    {
      __typename: 'LeaseLostError',
      code: 'LEASE_LOST',
      message: 'There is no operation with this id; it may have been deleted.',
      current: null,
    },
  ]);
});
