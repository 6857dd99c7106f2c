import { beforeEach, describe, expect, test } from 'vitest';
import { userActions } from '../../src/core/lifecycle.ts';
import { stateOf, statusNames, statusValue } from '../../src/core/statuses.ts';
import { type Gateway, startGateway } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { act, importType, read, restrictedType } from './requests.ts';

interface Transition {
  readonly event: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly action: string | null;
  readonly rerunOf: readonly string[] | null;
  readonly byUser: boolean;
  readonly byHost: boolean;
  readonly byPlatform: boolean;
}

interface AllowedAction {
  readonly action: string;
  readonly allowed: boolean;
  readonly leadsTo: string | null;
  readonly refusal: string | null;
  readonly message: string | null;
}

let gateway: Gateway;

beforeEach(async () => {
  gateway = await startGateway();
});

async function transitions(): Promise<readonly Transition[]> {
  const document = '{ lifecycle { transitions { event from to action rerunOf byUser byHost byPlatform } } }';
  return (await gateway.ask<{ lifecycle: { transitions: Transition[] } }>(document)).lifecycle.transitions;
}

async function allowedActions(id: string): Promise<readonly AllowedAction[]> {
  const document = `query ($id: ID!) {
    asyncOperation(id: $id) { allowedActions { action allowed leadsTo refusal message } }
  }`;
  const data = await gateway.ask<{ asyncOperation: { allowedActions: AllowedAction[] } }>(document, { id });
  return data.asyncOperation.allowedActions;
}

test('each status has its number, state and label', async () => {
  const document = '{ lifecycle { statuses { statusCode statusCodeValue stateCode stateCodeValue label } } }';
  const { lifecycle } = await gateway.ask<{ lifecycle: { statuses: object[] } }>(document);
  expect(lifecycle.statuses).toMatchObject(
    statusNames.map((statusCode) => ({
      statusCode,
      statusCodeValue: statusValue(statusCode),
      stateCode: stateOf(statusCode),
    })),
  );
  expect(lifecycle.statuses.slice(0, 3)).toMatchObject([
    { stateCodeValue: 0, label: 'Waiting For Resources' },
    { stateCodeValue: 1, label: 'Waiting' },
    { stateCodeValue: 2, label: 'In Progress' },
  ]);
});

test('each arrow stands there once, with everybody who can cause it', async () => {
  const all = await transitions();
  const keys = all.map(({ event, from, to, action }) => [event, from, to, action].join());
  expect(new Set(keys).size).toBe(keys.length);
  expect(all).toContainEqual({
    event: 'CANCELED',
    from: 'CANCELING',
    to: 'CANCELED',
    action: null,
    rerunOf: null,
    byUser: false,
    byHost: true,
    byPlatform: true,
  });
  expect(all).toContainEqual({
    event: 'WOKEN',
    from: 'WAITING',
    to: 'WAITING_FOR_RESOURCES',
    action: null,
    rerunOf: null,
    byUser: false,
    byHost: false,
    byPlatform: true,
  });
  expect(all.filter(({ event }) => event === 'CREATED')).toMatchObject([
    { from: null, to: 'WAITING_FOR_RESOURCES', action: null, byUser: true, byHost: false },
    { from: null, to: 'WAITING', action: null, byUser: true, byHost: false },
    { from: null, to: 'WAITING_FOR_RESOURCES', action: 'RERUN', rerunOf: ['FAILED', 'CANCELED'], byPlatform: false },
  ]);
  expect(all.filter(({ to }) => to === null)).toHaveLength(3);
  expect(all.filter(({ action }) => action !== null).every(({ byUser }) => byUser)).toBe(true);
});

describe('the lifecycle, allowedActions and the mutations never disagree', () => {
  const cases = statusNames.flatMap((status) => userActions.map((action) => [status, action] as const));

  test.each(cases)('%s, %s', async (status, action) => {
    const { id } = await operationIn(gateway, status);
    const arrow = (await transitions()).find(
      (row) => row.action === action && (row.rerunOf?.includes(status) ?? row.from === status),
    );
    const told = (await allowedActions(id)).find((one) => one.action === action);
    const answer = await act(gateway, action, { id });

    expect(told?.allowed).toBe(arrow !== undefined);
    expect(told?.leadsTo).toBe(arrow?.from === status ? arrow.to : null);
    expect(told).toMatchObject({ refusal: answer.code ?? null, message: answer.message ?? null });
    expect((await read(gateway, id))?.statusCode ?? null).toBe(arrow?.from === status ? arrow.to : status);
  });

  test.each(cases)('%s, %s, of a recurring system job', async (status, action) => {
    if (status === 'CANCELING' || status === 'PAUSING' || status === 'CANCELED') {
      // Nobody can bring it there.
      const { id } = await operationIn(gateway, 'IN_PROGRESS', restrictedType);
      const asked = status === 'PAUSING' ? 'PAUSE' : 'CANCEL';
      expect(await act(gateway, asked, { id })).toMatchObject({ __typename: 'RestrictedOperationTypeError' });
      return;
    }
    const { id } = await operationIn(gateway, status, restrictedType);
    const told = (await allowedActions(id)).find((one) => one.action === action);
    const answer = await act(gateway, action, { id });

    expect(told?.allowed).toBe(answer.code === undefined);
    expect(told).toMatchObject({ refusal: answer.code ?? null, message: answer.message ?? null });
    expect((await read(gateway, id))?.statusCode ?? null).toBe(
      told?.allowed && action !== 'RERUN' ? told.leadsTo : status,
    );
  });
});

test('an operation of a type that the configuration has lost can still be read and controlled', async () => {
  const { id } = await operationIn(gateway, 'WAITING_FOR_RESOURCES');
  const operationTypes = new Map([...gateway.context.operationTypes].filter(([value]) => value !== importType));
  const document = `query ($id: ID!) { asyncOperation(id: $id) { operationType { value label userControllable } } }`;
  expect(await gateway.ask(document, { id }, { operationTypes })).toEqual({
    asyncOperation: { operationType: { value: 5, label: 'Unknown (5)', userControllable: true } },
  });
});

test('the operation types are those of the installation, by value', async () => {
  const installation = await startGateway({ operationTypes: [{ value: 200_000, label: 'Digest' }] });
  const document = '{ operationTypes { value label userControllable } }';
  const { operationTypes } = await installation.ask<{ operationTypes: { value: number }[] }>(document);
  const values = operationTypes.map(({ value }) => value);
  expect(values).toEqual(values.toSorted((left, right) => left - right));
  expect(operationTypes).toContainEqual({ value: 200_000, label: 'Digest', userControllable: true });
  expect(operationTypes).toContainEqual({ value: 9, label: 'SQM Data Collection', userControllable: false });
});
