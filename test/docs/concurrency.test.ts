import { expect, test } from 'vitest';
import { readOperationTypes } from '../../src/config/operation-types-file.ts';
import { startGateway } from '../graphql/gateway-fixture.ts';
import { claim, create, importType, iso } from '../graphql/requests.ts';
import { codeBlocks } from './code-blocks.ts';

const page = 'docs/concurrency.md';

test('the examples of the page about concurrency do what it says', async () => {
  const [file = ''] = codeBlocks(page, 'json');
  expect(readOperationTypes(page, file).get(importType)?.limits).toEqual({
    maxLocked: 2,
    startsPerMinute: 60,
    breaker: { failures: 2, minutes: 5 },
  });
  const gateway = await startGateway({ operationTypes: JSON.parse(file).operationTypes });
  const documents = new Map(codeBlocks(page, 'graphql').map((block) => [/^\w+ (\w+)/.exec(block)?.[1], block]));
  expect([...documents.keys()]).toEqual(['Print', 'Hold', 'Release', 'Why']);
  const ask = (name: string, variables = {}) => gateway.ask(documents.get(name) ?? '', variables);

  expect(await ask('Print')).toMatchObject({
    createAsyncOperation: { operation: { concurrencyKey: 'printer-1', concurrencyLimit: 1 } },
  });
  const { id } = await create(gateway, { priority: 1 });
  const hold = { heldBy: 'alice', heldOn: iso(0), reason: 'The shop is closed', byBreaker: false };
  expect(await ask('Hold')).toEqual({ holdOperationType: { operationType: { lockedCount: 0, hold } } });
  expect(await claim(gateway)).toEqual([]);
  expect(await ask('Why', { id })).toMatchObject({
    asyncOperation: { whyWaiting: { code: 'TYPE_HELD', until: null } },
  });
  expect(await ask('Release')).toEqual({ releaseOperationType: { operationType: { hold: null } } });
  expect(await claim(gateway)).toMatchObject([{ id }]);
});
