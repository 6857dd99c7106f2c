import { EventSource } from 'eventsource';
import { describe, expect, it, onTestFinished } from 'vitest';
import { create, createAll } from '../graphql/requests.ts';
import { changesQuery } from './changes.ts';
import { EventStreamReader, type StreamBlock } from './event-stream-reader.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { until } from './until.ts';

const positions =
  'subscription ($after: LogPosition) { changes: asyncOperationsChanged(after: $after) { position operation { name } } }';

function addressOf(url: string, query: string, variables: object = {}): string {
  return `${url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
}

function named(...names: string[]): { name: string }[] {
  return names.map((name) => ({ name }));
}

interface Read {
  readonly id: string | undefined;
  readonly position: string;
  readonly name: string | null;
}

function read({ event, id, data = '' }: StreamBlock): Read {
  expect(event).toBe('next');
  const { position, operation } = JSON.parse(data).data.changes;
  return { id, position, name: operation?.name ?? null };
}

async function readMany(stream: EventStreamReader, count: number): Promise<Read[]> {
  const all: Read[] = [];
  while (all.length < count) all.push(read(await stream.next()));
  return all;
}

describe('an event stream', () => {
  it('says what it is, so that nothing on its way keeps or changes it', async () => {
    const { url } = await startTestServer();
    const { response } = await EventStreamReader.open(addressOf(url, positions), {});
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
  });

  it('gives each event its position as the id, checkpoints and replayed ones included', async () => {
    const { url, gateway } = await startTestServer();
    const [first] = await createAll(gateway, named('a', 'b'));
    const after = first?.operation?.position;
    const stream = await EventStreamReader.open(url, { params: { query: positions, variables: { after } } });
    const told = await readMany(stream, 2);
    await createAll(gateway, named('c', 'd'));
    told.push(...(await readMany(stream, 2)));
    expect(told.map(({ name }) => name)).toEqual(['b', null, 'c', 'd']);
    for (const { id, position } of told) expect(id).toBe(position);
  });

  it('has comments while it is quiet, at once the first', async () => {
    const { url } = await startTestServer({ limits: { keepAliveMs: 20 } });
    const stream = await EventStreamReader.open(url, { params: { query: positions } });
    expect(await stream.block()).toEqual({ comment: '' });
    read(await stream.block());
    for (let count = 0; count < 3; count += 1) expect(await stream.block()).toEqual({ comment: '' });
  });

  it('that is refused in the middle tells the error, and that it is complete', async () => {
    const { url } = await startTestServer({ schema: createTestSchema() });
    const stream = await EventStreamReader.open(url, { params: { query: 'subscription { refuseLater }' } });
    expect(await stream.next()).toMatchObject({ event: 'next', data: '{"data":{"refuseLater":"so far so good"}}' });
    const failure = await stream.next();
    expect(failure.event).toBe('next');
    expect(JSON.parse(failure.data ?? '')).toMatchObject({ errors: [{ message: 'Not any more.' }] });
    expect(await stream.next()).toEqual({ event: 'complete', data: '' });
    expect(await stream.closed).toBe(true);
  });

  it.each([
    ['another parameter', '&_=1'],
    ['an empty operation name', '&operationName='],
    ['empty extensions', '&extensions='],
    ['a second document', '&query=none'],
    ['second variables', '&variables=none'],
  ])('is opened by an address with %s', async (_what, more) => {
    const { url } = await startTestServer();
    const stream = await EventStreamReader.open(`${addressOf(url, positions)}${more}`, {});
    expect(read(await stream.next())).toMatchObject({ name: null });
  });

  it.each([
    ['a query', '{ asyncOperations { totalCount } }', { data: { asyncOperations: { totalCount: 0 } } }],
    ['a document out of order', 'subscription { none }', { errors: [{ message: expect.stringMatching(/"none"/) }] }],
    ['no document', 'subscription {', { errors: [{ message: expect.stringMatching(/^Syntax Error/) }] }],
  ])('answers %s with one event and the end', async (_what, query, answer) => {
    const { url } = await startTestServer();
    for (const request of [{ params: { query } }, {}]) {
      const address = 'params' in request ? url : addressOf(url, query);
      const stream = await EventStreamReader.open(address, request);
      const { event, data = '' } = await stream.next();
      expect(event).toBe('next');
      expect(JSON.parse(data)).toMatchObject(answer);
      expect(await stream.next()).toMatchObject({ event: 'complete' });
      expect(await stream.closed).toBe(true);
    }
  });
});

describe('Last-Event-ID', () => {
  it('is where the stream goes on, whatever the address says', async () => {
    const { url, gateway } = await startTestServer();
    const results = await createAll(gateway, named('a', 'b', 'c', 'd'));
    const [after, , id = ''] = results.map(({ operation }) => operation?.position);
    for (const variables of [{}, { after }, { after: null }]) {
      const address = addressOf(url, positions, variables);
      const stream = await EventStreamReader.open(address, { headers: { 'last-event-id': id } });
      expect((await readMany(stream, 2)).map(({ name }) => name)).toEqual(['d', null]);
    }
    const plain = await EventStreamReader.open(addressOf(url, positions, { after }), {
      headers: { 'last-event-id': '' },
    });
    expect((await readMany(plain, 4)).map(({ name }) => name)).toEqual(['b', 'c', 'd', null]);
  });

  it('of another log gives a reset', async () => {
    const { url } = await startTestServer();
    const headers = { 'last-event-id': 'ffffffff.0000000000000001' };
    const stream = await EventStreamReader.open(url, { params: { query: changesQuery }, headers });
    const { data = '' } = await stream.next();
    expect(JSON.parse(data)).toMatchObject({ data: { changes: { reset: { reason: 'POSITION_UNKNOWN' } } } });
  });

  it.each(['1', 'nonsense', 'ffffffff.1', '0'])('that is no position (%s) is refused with words', async (id) => {
    const { url, gateway } = await startTestServer();
    const response = await fetch(addressOf(url, positions), {
      headers: { accept: 'text/event-stream', 'last-event-id': id },
    });
    expect(response.status).toBe(400);
    const message = 'Last-Event-ID is not a position of a log: give back an id as it came.';
    expect(await response.json()).toMatchObject({ errors: [{ message }] });
    expect(gateway.live.streams).toBe(0);
  });
});

it('a plain EventSource goes on by itself where its connection broke: no gap, nothing twice', async () => {
  const { url, gateway } = await startTestServer();
  let cut = new AbortController();
  const source = new EventSource(addressOf(url, positions), {
    fetch: (address, init) => {
      cut = new AbortController();
      return fetch(address, { ...init, signal: AbortSignal.any([init.signal, cut.signal]) });
    },
  });
  onTestFinished(() => source.close());
  const told: (string | null)[] = [];
  let lastId = '';
  source.addEventListener('next', ({ data, lastEventId }) => {
    const { position, operation } = JSON.parse(data).data.changes;
    expect(lastEventId).toBe(position);
    lastId = lastEventId;
    told.push(operation?.name ?? null);
  });
  await until('it is live', () => told.length === 1);
  await createAll(gateway, named('a', 'b', 'c'));
  await until('all are told', () => told.length === 4);
  // Not as an AbortError, which it would take for its own.
  cut.abort(new Error('the connection broke'));
  await until('the server has seen it go', () => gateway.live.streams === 0);
  await createAll(gateway, named('d', 'e'));
  const { position } = await create(gateway, { name: 'f' });
  await until('it has come back', () => lastId === position && told.at(-1) === null);
  await create(gateway, { name: 'g' });
  await until('it is live again', () => told.at(-1) === 'g');
  expect(told).toEqual([null, 'a', 'b', 'c', 'd', 'e', 'f', null, 'g']);
  source.close();
  await until('nothing is left', () => gateway.live.streams === 0 && gateway.live.groups === 0);
});
