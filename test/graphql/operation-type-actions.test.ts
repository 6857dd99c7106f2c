import { expect, test } from 'vitest';
import { startGateway } from './gateway-fixture.ts';
import { holdType, releaseType } from './hold-type.ts';
import { operationIn } from './operation-in-status.ts';
import { claim, create, importType, iso } from './requests.ts';

test('a type is held and let go, and both can be said twice', async () => {
  const gateway = await startGateway();
  await operationIn(gateway, 'PAUSING');
  const { id } = await create(gateway);
  const hold = { heldBy: 'alice', heldOn: iso(0), reason: 'The shop is closed', byBreaker: false };
  const held = { operationType: { value: importType, lockedCount: 1, hold } };
  expect(await holdType(gateway, { operationType: importType, reason: hold.reason })).toEqual(held);
  gateway.clock.advance(1);
  expect(await holdType(gateway, { operationType: importType, reason: 'Again' })).toEqual(held);
  expect(await claim(gateway)).toEqual([]);
  const free = { operationType: { value: importType, lockedCount: 1, hold: null } };
  expect(await releaseType(gateway, importType)).toEqual(free);
  expect(await releaseType(gateway, importType)).toEqual(free);
  expect(await claim(gateway)).toMatchObject([{ id }]);
});

test('what is wrong is told with its path', async () => {
  const gateway = await startGateway();
  const unknown = { code: 'TYPE_NOT_RECOGNIZED', field: ['input', 'operationType'] };
  expect(await holdType(gateway, { operationType: 70_000 })).toEqual(unknown);
  expect(await releaseType(gateway, 70_000)).toEqual(unknown);
  expect(await holdType(gateway, { operationType: importType, reason: '\0' })).toEqual({
    code: 'INVALID_INPUT',
    field: ['input', 'reason'],
  });
});

test('the types tell their limits', async () => {
  const gateway = await startGateway({
    operationTypes: [
      { value: importType, maxLocked: 3, startsPerMinute: 0.5, breakerFailures: 10, breakerMinutes: 1.5 },
    ],
  });
  const { operationTypes } = await gateway.ask<{ operationTypes: { value: number }[] }>(
    '{ operationTypes { value maxLocked startsPerMinute breakerFailures breakerMinutes } }',
  );
  expect(operationTypes.filter(({ value }) => value === importType || value === 10)).toEqual([
    { value: importType, maxLocked: 3, startsPerMinute: 0.5, breakerFailures: 10, breakerMinutes: 1.5 },
    { value: 10, maxLocked: null, startsPerMinute: null, breakerFailures: null, breakerMinutes: null },
  ]);
});
