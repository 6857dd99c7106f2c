import { expect, test } from 'vitest';
import { startGateway } from '../graphql/gateway-fixture.ts';
import { codeBlocks } from './code-blocks.ts';

test('the examples of the page about recurrence do what it says', async () => {
  const gateway = await startGateway();
  const documents = new Map(
    codeBlocks('docs/recurrence.md', 'graphql').map((block) => [/^\w+ (\w+)/.exec(block)?.[1], block]),
  );
  expect([...documents.keys()]).toEqual(['EveryNight', 'Upcoming', 'LaterInTheNight']);
  const ask = <Data>(name: string, variables = {}) => gateway.ask<Data>(documents.get(name) ?? '', variables);

  interface Created {
    readonly createAsyncOperation: {
      readonly operation: { readonly postponeUntil: string; readonly seriesId: string };
    };
  }
  const { operation } = (await ask<Created>('EveryNight')).createAsyncOperation;
  expect(operation).toMatchObject({ statusCode: 'WAITING', postponeUntil: '2030-01-16T01:00:00.000Z' });
  const id = operation.seriesId;
  expect(await ask('Upcoming', { id })).toEqual({
    asyncOperationSeries: {
      name: 'Nightly import',
      status: 'ACTIVE',
      nextOccurrences: [17, 18, 19, 20, 21].map((day) => `2030-01-${day}T01:00:00.000Z`),
      lastOccurrence: '2030-01-16T01:00:00.000Z',
      occurrenceCount: 1,
      version: 1,
    },
  });
  expect(await ask('LaterInTheNight', { id })).toEqual({
    changeAsyncOperationSeries: {
      series: {
        nextOccurrences: [16, 17, 18, 19, 20].map((day) => `2030-01-${day}T03:00:00.000Z`),
        version: 2,
      },
    },
  });
});
