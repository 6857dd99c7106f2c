import { describe, expect, it, vi } from 'vitest';
import { OverloadedError } from '../../src/store/overloaded-error.ts';
import type { Asker, Counts } from '../../src/store/store.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { transports } from './transports.ts';
import { until } from './until.ts';

const counts = '{ asyncOperationCounts(filter: { nameContains: "i" }) { total } }';

/** A server whose counts take until nobody waits for them any more. */
async function startSlowly() {
  const server = await startTestServer();
  const signals: AbortSignal[] = [];
  const counting = ({ signal }: Asker) =>
    new Promise<Counts>((_resolve, reject) => {
      if (signal === undefined) return reject(new Error('nobody can be asked whether he still waits'));
      signals.push(signal);
      signal.addEventListener('abort', () => reject(new OverloadedError('Nobody waits.')));
    });
  vi.spyOn(server.gateway.context.engine.reads, 'counts').mockImplementation((_filter, asker = {}) => counting(asker));
  return { ...server, isAborted: () => signals.map(({ aborted }) => aborted) };
}

describe.each(transports)('over %s', (_name, ask) => {
  it.each([
    ['counts', counts],
    ['page', '{ asyncOperations(filter: { nameContains: "i" }) { totalCount } }'],
  ] as const)('%s that too many wait for are refused, to be asked for again', async (read, query) => {
    const { url, gateway, errors } = await startTestServer();
    vi.spyOn(gateway.context.engine.reads, read).mockRejectedValue(new OverloadedError('Too many wait.'));
    const answer = await ask(url, { query });
    expect(answer.errors).toMatchObject([{ message: 'Too many wait.', extensions: { code: 'OVERLOADED' } }]);
    expect(errors()).toEqual([]);
  });
});

it('over HTTP, a read knows that its client has gone', async () => {
  const { url, isAborted } = await startSlowly();
  const gone = new AbortController();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: counts });
  const refused = expect(fetch(url, { method: 'POST', headers, body, signal: gone.signal })).rejects.toThrow();
  await until('it is asked for', () => isAborted().length === 1);
  expect(isAborted()).toEqual([false]);
  gone.abort();
  await refused;
  await until('nobody waits for it', () => isAborted()[0] === true);
});

it('over a WebSocket, a read knows that its client has completed it', async () => {
  const { url, isAborted } = await startSlowly();
  const socket = await RawSocket.connect(url);
  socket.subscribe('1', { query: counts });
  socket.subscribe('2', { query: counts });
  await until('both are asked for', () => isAborted().length === 2);
  expect(isAborted()).toEqual([false, false]);
  socket.send({ id: '1', type: 'complete' });
  await until('nobody waits for it', () => isAborted()[0] === true);
  expect(isAborted()).toEqual([true, false]);
});
