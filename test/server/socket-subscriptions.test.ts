import { describe, expect, it } from 'vitest';
import { createAll } from '../graphql/requests.ts';
import { changesQuery } from './changes.ts';
import { CountedSource } from './counted-source.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { until } from './until.ts';

const tick = { query: 'subscription { tick }' };
const changes = { query: changesQuery };

it('pings, results and live messages go over one socket under load, each whole', async () => {
  const source = new CountedSource('x'.repeat(2_000));
  const { url } = await startTestServer({ schema: createTestSchema({ source }) });
  const socket = await RawSocket.connect(url);
  for (const id of ['t1', 't2', 't3']) socket.subscribe(id, tick);
  const counts = { ticks: 0, pongs: 0, results: 0, completed: 0 };
  let round = 0;
  while (counts.ticks < 1_000) {
    round += 1;
    const asked = round * 10;
    for (let index = asked - 9; index <= asked; index += 1) {
      socket.send({ type: 'ping', payload: { padding: 'y'.repeat(index) } });
      socket.subscribe(`q${index}`, { query: '{ hello }' });
      socket.socket.ping(String(index));
    }
    // ws closes the socket on a frame that is not in order, and `next` fails then.
    while (counts.completed < asked || counts.pongs < asked) {
      const { type, id = '', payload } = await socket.next('pong', 'next', 'complete', 'error');
      if (type === 'pong') counts.pongs += 1;
      else if (type === 'complete') counts.completed += 1;
      else {
        const isTick = id.startsWith('t');
        expect(payload).toEqual({ data: isTick ? { tick: 'x'.repeat(2_000) } : { hello: 'world' } });
        counts[isTick ? 'ticks' : 'results'] += 1;
      }
    }
  }
  expect(counts).toMatchObject({ pongs: round * 10, results: round * 10, completed: round * 10 });
});

describe('a subscription that its client completes', () => {
  it('is told nothing more once that has arrived', async () => {
    const source = new CountedSource('tock');
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', tick);
    for (let message = 0; message < 50; message += 1) await socket.next('next');
    socket.send({ type: 'complete', id: '1' });
    socket.send({ type: 'ping' });
    await socket.next('pong');
    socket.subscribe('2', { query: '{ hello }' });
    expect(await socket.next('next', 'complete', 'error')).toMatchObject({ id: '2', type: 'next' });
    expect(source.returned).toBe(1);
  });

  it('may be completed again, or never have been there', async () => {
    const { url, gateway } = await startTestServer();
    const socket = await RawSocket.connect(url);
    for (const id of ['1', '2']) {
      socket.subscribe(id, changes);
      await socket.next('next');
    }
    for (const id of ['1', '1', 'none', '1']) socket.send({ type: 'complete', id });
    socket.send({ type: 'ping' });
    await socket.next('pong');
    expect([gateway.live.streams, gateway.live.groups]).toEqual([1, 1]);
    await createAll(gateway, [{ name: 'a' }]);
    expect(await socket.next('next', 'complete')).toMatchObject({ id: '2', payload: { data: { changes: {} } } });
    socket.send({ type: 'complete', id: '2' });
    socket.socket.close();
    await socket.closed;
    await until('nothing is left', () => gateway.live.streams === 0 && gateway.live.groups === 0);
  });

  it('gives its id and its place free: whoever takes them at once is told, and is not told of the first', async () => {
    const { url, gateway } = await startTestServer({ limits: { maxSubscriptionsPerSocket: 2 } });
    const socket = await RawSocket.connect(url);
    const seen: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const name = `f${round}`;
      const query = `subscription { ${name}: asyncOperationsChanged { position } }`;
      socket.subscribe('1', { query });
      const { type, payload } = await socket.next('next', 'complete', 'error');
      seen.push(`${type} ${Object.keys(JSON.parse(JSON.stringify(payload ?? {})).data ?? {})}`);
      socket.send({ type: 'complete', id: '1' });
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, round) => `next f${round}`));
    await until('all have ended', () => gateway.live.streams === 0);
    expect(socket.socket.readyState).toBe(socket.socket.OPEN);
  });

  it.each(['1', '__proto__', 'constructor'])('while it begins leaves nothing behind, by the id %s', async (id) => {
    const { url, gateway } = await startTestServer();
    const socket = await RawSocket.connect(url);
    socket.sendTogether({ type: 'subscribe', id, payload: changes }, { type: 'complete', id });
    socket.subscribe('2', { query: '{ __typename }' });
    expect(await socket.next('next', 'error')).toMatchObject({ id: '2', type: 'next' });
    expect([gateway.live.streams, gateway.live.groups]).toEqual([0, 0]);
  });

  it('does not end the next one of its id, though it ends while that begins', async () => {
    const { url, gateway } = await startTestServer();
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', changes);
    await socket.next('next');
    socket.sendTogether({ type: 'complete', id: '1' }, { type: 'subscribe', id: '1', payload: changes });
    expect((await socket.next('next', 'complete')).type).toBe('next');
    await createAll(gateway, [{ name: 'a' }]);
    expect((await socket.next('next', 'complete')).type).toBe('next');
    expect(gateway.live.streams).toBe(1);
    socket.send({ type: 'complete', id: '1' });
    await until('it has ended', () => gateway.live.streams === 0);
  });
});

it('a query that was completed does not answer under an id that another has by then', async () => {
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<string>();
  const source = new CountedSource('tock', 2);
  const wait = () => {
    begun.resolve();
    return release.promise;
  };
  const { url } = await startTestServer({ schema: createTestSchema({ source, wait }) });
  const socket = await RawSocket.connect(url);
  socket.subscribe('1', { query: '{ wait }' });
  await begun.promise;
  socket.send({ type: 'complete', id: '1' });
  socket.subscribe('1', tick);
  for (let message = 0; message < 2; message += 1) {
    expect(await socket.next('next', 'complete')).toMatchObject({ payload: { data: { tick: 'tock' } } });
  }
  release.resolve('late');
  socket.subscribe('2', { query: '{ hello }' });
  expect(await socket.next('next', 'complete')).toMatchObject({ id: '2', type: 'next' });
  expect(await socket.next('next', 'complete')).toMatchObject({ id: '2', type: 'complete' });
  socket.send({ type: 'complete', id: '1' });
  await until('the subscription is ended', () => source.returned === 1);
});

it.each(['1', '__proto__', 'constructor'])('a socket that is lost leaves nothing behind, by the id %s', async (id) => {
  const { url, gateway } = await startTestServer();
  const socket = await RawSocket.connect(url);
  socket.subscribe(id, changes);
  expect(await socket.next('next')).toMatchObject({ id });
  expect(gateway.live.streams).toBe(1);
  socket.socket.terminate();
  await until('nothing is left', () => gateway.live.streams === 0 && gateway.live.groups === 0);
});

it('many subscriptions on one socket: each gets its own, and the socket takes no more than it may', async () => {
  const { url, gateway } = await startTestServer();
  const socket = await RawSocket.connect(url);
  const ids = Array.from({ length: 100 }, (_, index) => `s${index}`);
  const variables = (id: string) => ({ filter: { nameContains: `${id}.` } });
  for (const id of ids) socket.subscribe(id, { ...changes, variables: variables(id) });
  for (const _id of ids) await socket.next('next');
  expect([gateway.live.streams, gateway.live.groups]).toEqual([100, 100]);
  socket.subscribe('one more', changes);
  expect(await socket.next('error')).toMatchObject({ payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] });

  await createAll(
    gateway,
    ids.map((id) => ({ name: `${id}.` })),
  );
  const told = new Map<string, string>();
  for (const _id of ids) {
    const { id = '', payload } = await socket.next('next');
    told.set(id, JSON.parse(JSON.stringify(payload)).data.changes.operation.name);
  }
  expect([...told].toSorted()).toEqual(ids.map((id) => [id, `${id}.`]).toSorted());
  socket.socket.terminate();
  await until('nothing is left', () => gateway.live.streams === 0 && gateway.live.groups === 0);
});
