import { beforeEach, expect, test } from 'vitest';
import { countedReads } from './counted-reads.ts';
import { type Gateway, startGateway, take, type Variables } from './gateway-fixture.ts';
import { act, claim, create, iso, type OperationData, only, settle } from './requests.ts';

let gateway: Gateway;

beforeEach(async () => {
  gateway = await startGateway();
});

async function claimedOne(): Promise<OperationData> {
  await create(gateway);
  return only(await claim(gateway));
}

async function append(...input: readonly Variables[]): Promise<Record<string, unknown>[]> {
  const document = `mutation ($input: [AppendLogLinesInput!]!) {
    appendLogLines(input: $input) {
      __typename
      ... on AppendLogLinesSuccess { newest operation { version } }
      ... on OperationError { code message }
      ... on InvalidInputError { field }
      ... on LeaseLostError { current { statusCode } }
    }
  }`;
  return (await gateway.ask<{ appendLogLines: Record<string, unknown>[] }>(document, { input })).appendLogLines;
}

const page = '{ nodes { number occurredOn epoch text } dropped newest hasNextPage }';

async function logLines(id: string, given: string): Promise<unknown> {
  const document = `query ($id: ID!) { asyncOperation(id: $id) { logLines${given} ${page} } }`;
  return (await gateway.ask<{ asyncOperation: { logLines: unknown } }>(document, { id })).asyncOperation.logLines;
}

const line = (number: number, text: string) => ({ number, occurredOn: iso(0), epoch: 1, text });

test('a host writes lines under its lease, each operation of a request by itself', async () => {
  const { id, version } = await claimedOne();
  const gone = await claimedOne();
  await settle(gateway, gone, 'SUCCEEDED');
  expect(
    await append(
      { id, epoch: 1, lines: ['a', 'b'], offset: 0 },
      { id: gone.id, epoch: 1, lines: ['late'] },
      { id, epoch: 2, lines: ['from the future'] },
      { id, epoch: 1, lines: ['a', 'b', 'c'], offset: 0 },
      { id: 'nothing', epoch: 1, lines: [] },
    ),
  ).toMatchObject([
    { __typename: 'AppendLogLinesSuccess', newest: 2, operation: { version } },
    { __typename: 'LeaseLostError', code: 'LEASE_LOST', current: { statusCode: 'SUCCEEDED' } },
    { __typename: 'InvalidInputError', field: ['input', '2', 'epoch'] },
    { __typename: 'AppendLogLinesSuccess', newest: 3 },
    { __typename: 'LeaseLostError', current: null },
  ]);
  const all = { nodes: [line(1, 'a'), line(2, 'b'), line(3, 'c')], dropped: 0, newest: 3, hasNextPage: false };
  expect(await logLines(id, '')).toEqual(all);
  expect(await logLines(id, '(first: 1)')).toEqual({ ...all, nodes: [line(1, 'a')], hasNextPage: true });
  expect(await logLines(id, '(first: 9, after: 1)')).toEqual({ ...all, nodes: all.nodes.slice(1) });
  expect(await logLines(id, '(last: 1)')).toEqual({ ...all, nodes: [line(3, 'c')] });
});

test('a host that was asked to stop may still write; nobody may when it has', async () => {
  const operation = await claimedOne();
  const { id } = operation;
  await act(gateway, 'CANCEL', { id });
  expect(await append({ id, epoch: 1, lines: ['stopping'] })).toMatchObject([{ newest: 1 }]);
  await settle(gateway, operation, 'CANCELED');
  expect(await append({ id, epoch: 1, lines: ['stopped'] })).toMatchObject([{ code: 'LEASE_LOST' }]);
  expect(await logLines(id, '')).toMatchObject({ nodes: [{ text: 'stopping' }] });
});

test('the oldest lines make room for the newest, and how many have gone is told', async () => {
  gateway = await startGateway({ limits: { logLinesKept: 2 } });
  const { id } = await claimedOne();
  await append({ id, epoch: 1, lines: ['a', 'b', 'c', 'd', 'e'] });
  expect(await logLines(id, '')).toMatchObject({ nodes: [{ number: 4 }, { number: 5 }], dropped: 3, newest: 5 });
});

test('what is too much, or no text, is refused by its path', async () => {
  gateway = await startGateway({ limits: { logLinesPerRequest: 4, batchSize: 3, logLineCharacters: 5 } });
  const { id } = await claimedOne();
  const fault = async (...input: readonly Variables[]) => (await append(...input)).at(-1)?.['field'];
  const lines = (...texts: string[]) => ({ id, epoch: 1, lines: texts });
  expect(await fault(lines('fine', 'too long'))).toEqual(['input', '0', 'lines', '1']);
  expect(await fault(lines('\0'))).toEqual(['input', '0', 'lines', '0']);
  expect(await fault(lines('a', 'b', 'c', 'd'))).toEqual(['input', '0', 'lines']);
  expect(await fault(lines('a', 'b', 'c'), lines('d', 'e'))).toEqual(['input', '1', 'lines']);
  expect(await fault({ ...lines('a'), offset: -1 })).toEqual(['input', '0', 'offset']);
  expect(await logLines(id, '')).toMatchObject({ nodes: [] });
  const wrongly = async (given: string) =>
    (await gateway.askForErrors(`{ asyncOperation(id: "${id}") { logLines${given} ${page} } }`))[0]?.extensions;
  expect(await wrongly('(first: 1, last: 1)')).toMatchObject({ code: 'INVALID_INPUT', field: ['last'] });
  expect(await wrongly('(after: -1)')).toMatchObject({ field: ['after'] });
  expect(await wrongly('(last: 501)')).toMatchObject({ field: ['last'] });
});

test('however many lines a request has, it is told that they are too many', async () => {
  const { id } = await claimedOne();
  const lines = Array.from({ length: 300_000 }, () => '');
  expect(await append({ id, epoch: 1, lines }, { id, epoch: 1, lines: [] })).toMatchObject([
    { __typename: 'InvalidInputError', field: ['input', '0', 'lines'] },
    { __typename: 'InvalidInputError', field: ['input', '1', 'lines'] },
  ]);
});

test('lines count towards what an answer may hold', async () => {
  gateway = await startGateway({ limits: { answerCharacters: 5 } });
  const { id } = await claimedOne();
  await append({ id, epoch: 1, lines: ['abc', 'def'] });
  const errors = await gateway.askForErrors(`{ asyncOperation(id: "${id}") { logLines ${page} } }`);
  expect(errors).toMatchObject([{ extensions: { code: 'ANSWER_TOO_LARGE' } }]);
});

test('lines for which an answer has no room are not read', async () => {
  gateway = await startGateway({ limits: { answerCharacters: 1_000, logLineCharacters: 10 } });
  for (let count = 0; count < 20; count += 1) {
    const { id } = await claimedOne();
    await append({ id, epoch: 1, lines: Array.from({ length: 20 }, () => '0123456789') });
  }
  const { reads, over } = countedReads(gateway, 'logLines');
  const document = `{ asyncOperations { nodes { logLines(first: 20) ${page} } } }`;
  const errors = await gateway.askForErrors(document, {}, over);
  expect(errors).toMatchObject([{ extensions: { code: 'ANSWER_TOO_LARGE' } }]);
  expect(reads).toMatchObject({ begun: 6, mostAtOnce: 5 });
});

test('a subscription tells them after a line, and begins nowhere else', async () => {
  const { id } = await claimedOne();
  await append({ id, epoch: 1, lines: ['a', 'b'] });
  const follow = (after: string) => `subscription {
    asyncOperationLogLines(id: "${id}"${after}) { position lines { number text } dropped isUpToDate }
  }`;
  const stream = await gateway.watch(follow(', after: 1'));
  const update = { position: 2, lines: [{ number: 2, text: 'b' }], dropped: 0, isUpToDate: true };
  expect(await take(stream, 1)).toEqual([{ asyncOperationLogLines: update }]);
  for (const after of [', after: 3', ', after: -1']) {
    await expect(gateway.watch(follow(after))).rejects.toThrow('after is no line of this operation');
  }
});
