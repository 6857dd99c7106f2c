import { expect, test } from 'vitest';
import { countedReads } from './counted-reads.ts';
import { startGateway } from './gateway-fixture.ts';
import { create, createAll } from './requests.ts';

const inHistory = `query ($id: ID!, $first: Int) {
  asyncOperation(id: $id) { history(first: $first) { nodes { operation { data } } } }
}`;

const postpone = `mutation ($id: ID!) {
  postponeAsyncOperation(input: { id: $id, postponeUntil: "2031-01-01T00:00:00Z" }) { __typename }
}`;

interface History {
  readonly asyncOperation: { readonly history: { readonly nodes: readonly { operation: { data: unknown } }[] } };
}

test('what an answer holds of payloads is bounded, also where one text stands in it many times', async () => {
  const gateway = await startGateway({ limits: { answerCharacters: 1_000 } });
  const { id } = await create(gateway, { data: 'x'.repeat(398) });
  for (let event = 0; event < 4; event += 1) await gateway.ask(postpone, { id });

  const two = await gateway.ask<History>(inHistory, { id, first: 2 });
  expect(two.asyncOperation.history.nodes.map(({ operation }) => operation.data)).toEqual(
    Array(2).fill('x'.repeat(398)),
  );
  const errors = await gateway.askForErrors(inHistory, { id, first: 5 });
  expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(Array(3).fill('ANSWER_TOO_LARGE'));
  expect(errors[0]?.message).toMatch(
    /^The answer holds more than 1000 characters of data, results, messages and log lines\./,
  );
});

test('a payload is read once for an answer, however many events show it', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { data: { once: true } });
  for (let event = 0; event < 4; event += 1) await gateway.ask(postpone, { id });
  const { reads, over } = countedReads(gateway, 'payload');
  for (const expected of [1, 2]) {
    const { asyncOperation } = await gateway.ask<History>(inHistory, { id, first: 5 }, over);
    expect(asyncOperation.history.nodes).toHaveLength(5);
    expect(asyncOperation.history.nodes[4]?.operation.data).toEqual({ once: true });
    expect(reads.begun).toBe(expected);
  }
});

test('each message of a subscription may hold as much as an answer', async () => {
  const gateway = await startGateway({ limits: { answerCharacters: 500 } });
  const { id } = await create(gateway, { data: 'x'.repeat(398) });
  const stream = await gateway.watch<{ asyncOperationChanged: { operation: { data: unknown } | null } }>(
    'subscription ($id: ID!) { asyncOperationChanged(id: $id) { operation { data } } }',
    { id },
  );
  await stream.next();
  for (let event = 0; event < 3; event += 1) {
    await gateway.ask(postpone, { id });
    const message = await stream.next();
    expect(message.value.asyncOperationChanged.operation?.data).toHaveLength(398);
  }
});

const ofAll = '{ asyncOperations(first: 500) { nodes { data } } }';

interface AllData {
  readonly asyncOperations: { readonly nodes: readonly { readonly data: unknown }[] };
}

test('payloads for which an answer has no room are not read', async () => {
  const gateway = await startGateway({ limits: { answerCharacters: 1_000, dataCharacters: 250 } });
  await createAll(
    gateway,
    Array.from({ length: 40 }, () => ({ data: 'x'.repeat(198) })),
  );
  const { reads, over } = countedReads(gateway, 'payload');
  const errors = await gateway.askForErrors(ofAll, {}, over);
  expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(Array(35).fill('ANSWER_TOO_LARGE'));
  // The sixth is the one that there is no room for.
  expect(reads).toMatchObject({ begun: 6, mostAtOnce: 4 });
});

test('small payloads are all told, though no more are read at a time than there would be room for', async () => {
  const gateway = await startGateway({ limits: { answerCharacters: 1_000, dataCharacters: 250 } });
  const names = Array.from({ length: 40 }, (_, index) => `Number ${index}`);
  await createAll(
    gateway,
    names.map((name) => ({ data: name })),
  );
  const { reads, over } = countedReads(gateway, 'payload');
  const { asyncOperations } = await gateway.ask<AllData>(ofAll, {}, over);
  expect(asyncOperations.nodes.map(({ data }) => data)).toEqual(names.toReversed());
  expect(reads).toMatchObject({ begun: 40, mostAtOnce: 4 });
});

test('a read that fails leaves its room to those that wait', async () => {
  const gateway = await startGateway({ limits: { answerCharacters: 1_000, dataCharacters: 1_000 } });
  await createAll(gateway, [{ data: 'first' }, { data: 'second' }, { data: 'third' }]);
  const { over } = countedReads(gateway, 'payload', (nth) => {
    if (nth === 2) throw new Error('unreadable');
  });
  const errors = await gateway.askForErrors(ofAll, {}, over);
  expect(errors.map(({ message, path }) => [message, path])).toEqual([
    ['unreadable', ['asyncOperations', 'nodes', 1, 'data']],
  ]);
});
