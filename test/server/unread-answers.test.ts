import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RawSocket } from './raw-socket.ts';
import { settled } from './settled.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { until } from './until.ts';

const ids = Array.from({ length: 60 }, (_, index) => String(index));
const large = 'x'.repeat(2_097_152);

async function startCounted(answer: () => Promise<string>) {
  let begun = 0;
  const wait = () => {
    begun += 1;
    return answer();
  };
  const { url } = await startTestServer({ schema: createTestSchema({ wait }) });
  return { url, begun: () => begun };
}

describe('of the operations of one socket', () => {
  it('a few are carried out at a time, and the others after them', async () => {
    const releases: (() => void)[] = [];
    const { url, begun } = await startCounted(() => new Promise((resolve) => releases.push(() => resolve('done'))));
    const socket = await RawSocket.connect(url);
    for (const id of ids) socket.subscribe(id, { query: '{ wait }' });
    expect(await settled(url, begun)).toBe(4);
    releases[2]?.();
    expect(await socket.next('next')).toMatchObject({ id: '2', payload: { data: { wait: 'done' } } });
    expect(await settled(url, begun)).toBe(5);
    for (let index = 0; index < ids.length; index += 1) {
      await until('it has begun', () => releases.length > index);
      releases[index]?.();
    }
    for (const _id of ids.slice(1)) await socket.next('next');
    await socket.next('complete');
  });

  it('none is begun while the answers before it are not read', async () => {
    const { url, begun } = await startCounted(async () => large);
    const socket = await RawSocket.connect(url);
    socket.socket.pause();
    for (const id of ids) socket.subscribe(id, { query: '{ wait }' });
    expect(await settled(url, begun)).toBeLessThan(20);
    socket.socket.resume();
    const answered = new Set<string | undefined>();
    for (const _id of ids) {
      const { id, payload } = await socket.next('next');
      expect(payload).toEqual({ data: { wait: large } });
      answered.add(id);
    }
    expect([...answered]).toEqual(ids);
  });

  it('one that is completed in the queue is never begun, and gives its place back', async () => {
    const release = Promise.withResolvers<string>();
    const { url, begun } = await startCounted(() => release.promise);
    const socket = await RawSocket.connect(url);
    for (const id of ids) socket.subscribe(id, { query: '{ wait }' });
    // Completed before that, none at all would be begun.
    await until('the first are begun', () => begun() === 4);
    for (const id of ids) socket.send({ type: 'complete', id });
    await settled(url, begun);
    release.resolve('late');
    // As many as it may run, all at once: so nothing of the first is left.
    const again = Array.from({ length: 100 }, (_, index) => `again ${index}`);
    await settled(url, begun);
    for (const id of again) socket.subscribe(id, { query: '{ hello }' });
    for (const _id of again) await socket.next('next');
    expect(begun()).toBe(4);
  });

  it('those that wait for work do not hold up the others', async () => {
    const { url, gateway } = await startTestServer();
    const socket = await RawSocket.connect(url);
    const query = `mutation ($hostId: String!) {
      claimAsyncOperations(input: { hostId: $hostId, operationTypes: [5], limit: 1, waitSeconds: 30 }) {
        ... on ClaimAsyncOperationsSuccess { operations { id } }
      }
    }`;
    const claims = Array.from({ length: 40 }, (_, index) => `claim ${index}`);
    for (const id of claims) socket.subscribe(id, { query, variables: { hostId: `host ${id}` } });
    socket.subscribe('query', { query: '{ __typename }' });
    expect(await socket.next('next')).toMatchObject({ id: 'query' });
    const input = Array.from({ length: claims.length }, () => ({ name: 'a', operationType: 5 }));
    const create =
      'mutation ($input: [CreateAsyncOperationInput!]!) { createAsyncOperations(input: $input) { __typename } }';
    await gateway.ask(create, { input });
    for (const _id of claims) {
      expect(await socket.next('next', 'error')).toMatchObject({
        payload: { data: { claimAsyncOperations: { operations: [{ id: expect.any(String) }] } } },
      });
    }
  });
});

/** A connection by which requests are sent without waiting for answers; what comes is told to `onText`. */
function pipelined(url: string, onText: (text: string) => void): { connection: Socket; request: string } {
  const { host, hostname, port } = new URL(url);
  const connection = connect(Number(port), hostname);
  connection.on('error', () => {});
  connection.setEncoding('latin1').on('data', onText);
  onTestFinished(() => {
    connection.destroy();
  });
  const query = encodeURIComponent('{ wait }');
  return { connection, request: `GET /graphql?query=${query} HTTP/1.1\r\nHost: ${host}\r\n\r\n` };
}

describe('of the requests that come by one connection', () => {
  it('none is begun before the one ahead of it has been answered and the answer was taken', async () => {
    const { url, begun } = await startCounted(async () => large);
    let taken = 0;
    const { connection, request } = pipelined(url, (text) => {
      taken += text.length;
    });
    connection.pause();
    connection.write(request.repeat(60));
    expect(await settled(url, begun)).toBeLessThan(20);
    connection.resume();
    await until('all have been answered', () => taken > 60 * large.length);
    expect(begun()).toBe(60);
  });

  it('those that are ahead of their turn by far too many cost the client its connection', async () => {
    const release = Promise.withResolvers<string>();
    const { url, begun } = await startCounted(() => release.promise);
    const { connection, request } = pipelined(url, () => {});
    const closed = new Promise((resolve) => connection.once('close', resolve));
    connection.write(request.repeat(1_000));
    await closed;
    expect(begun()).toBe(1);
    release.resolve('nobody is there');
  });

  it('streams that were asked for ahead of their turn leave nothing behind', async () => {
    const { url, gateway } = await startTestServer({ limits: { maxSockets: 20 } });
    const { host } = new URL(url);
    const { connection } = pipelined(url, () => {});
    const query = encodeURIComponent('subscription { asyncOperationsChanged { position } }');
    const request = `GET /graphql?query=${query} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n\r\n`;
    connection.write(request.repeat(20));
    await until('the first is open', () => gateway.live.streams > 0);
    expect(await settled(url, () => gateway.live.streams)).toBe(1);
    connection.destroy();
    await until('it has ended', () => gateway.live.streams === 0);
    for (let index = 0; index < 20; index += 1) {
      const socket = await RawSocket.connect(url);
      expect(socket.socket.readyState).toBe(socket.socket.OPEN);
    }
  });
});
