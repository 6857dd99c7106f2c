import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket as WsWebSocket } from 'ws';
import { createBackoff } from '../../src/client/backoff.ts';
import type { Clock } from '../../src/client/clock.ts';
import { ConnectionRefusedError } from '../../src/client/connection-refused-error.ts';
import { RequestRefusedError } from '../../src/client/request-refused-error.ts';
import { systemClock, systemWebSocket } from '../../src/client/system-world.ts';
import type { Transport } from '../../src/client/transport.ts';
import type { WebSocketConstructor } from '../../src/client/websocket/quiet-web-socket.ts';
import { createWebSocketTransport } from '../../src/client/websocket/web-socket-transport.ts';
import { until } from '../server/until.ts';
import { createHeard } from './heard.ts';
import { type SocketGateway, startSocketGateway } from './socket-gateway.ts';

const request = { query: 'subscription { x }', variables: {} };

interface TestTransportOptions {
  readonly clock?: Clock;
  readonly deadAfterMs?: number;
  readonly webSocket?: WebSocketConstructor;
  readonly connectionParams?: () => Promise<Record<string, unknown>>;
}

function transportTo({ url }: { readonly url: string }, options: TestTransportOptions = {}): Transport {
  const transport = createWebSocketTransport({
    url,
    webSocket: systemWebSocket(),
    connectionParams: {},
    deadAfterMs: 60_000,
    clock: systemClock,
    newBackoff: () => createBackoff({ baseMs: 1, capMs: 1, clock: systemClock, random: () => 0 }),
    ...options,
  });
  onTestFinished(() => transport.dispose());
  return transport;
}

/** What is due comes due by hand alone: on a busy machine any time is too short for an answer. */
function createStillClock() {
  const due = new Set<() => void>();
  const clock: Clock = {
    now: () => 0,
    after: (_ms, task) => {
      due.add(task);
      return () => due.delete(task);
    },
  };
  return { clock, due };
}

const pinged = ({ sent }: SocketGateway) => sent.filter(({ type }) => type === 'ping').length;
const subscribed = ({ sent }: SocketGateway) => sent.filter(({ type }) => type === 'subscribe').length;

describe.each<[string, WebSocketConstructor]>([
  ['of the platform', systemWebSocket()],
  ['of ws', WsWebSocket],
])('over the WebSocket %s', (_name, webSocket) => {
  it('many streams share one socket, which is closed some time after the last', async () => {
    const gateway = await startSocketGateway();
    const transport = transportTo(gateway, { webSocket });
    const heard = Array.from({ length: 20 }, () => createHeard());
    const closes = heard.map((listener) => transport.open(request, listener));
    await until('all have subscribed', () => subscribed(gateway) === 20);
    gateway.tell({ x: 1 });
    await until('all have heard', () => heard.every(({ results }) => results.length === 1));
    expect(gateway.connections).toBe(1);
    expect(heard.map(({ events }) => events)).toEqual(Array(20).fill(['opened', 'message']));

    for (const close of closes) close();
    const again = createHeard();
    const closeAgain = transport.open(request, again);
    await until('another has subscribed', () => subscribed(gateway) === 21);
    expect(gateway.connections).toBe(1);
    closeAgain();
    await until('the socket is closed', () => gateway.sockets.size === 0);
    expect(heard.every(({ end }) => end === null)).toBe(true);
  });

  it.each([4400, 4401, 4406, 4409, 4429])('a close with %i is for good', async (code) => {
    const gateway = await startSocketGateway();
    const heard = createHeard();
    transportTo(gateway, { webSocket }).open(request, heard);
    await until('it has subscribed', () => subscribed(gateway) === 1);
    gateway.close(code);
    const end = await heard.over();
    expect(end).toMatchObject({ type: 'REFUSED', error: { code, reason: 'because' } });
    expect(end.type === 'REFUSED' && end.error).toBeInstanceOf(ConnectionRefusedError);
  });

  it.each([1000, 1001, 1009, 1011, 1012, 1013, 4403, 4408, 4500])('a close with %i is not', async (code) => {
    const gateway = await startSocketGateway();
    const transport = transportTo(gateway, { webSocket });
    const both = [createHeard(), createHeard()];
    for (const heard of both) transport.open(request, heard);
    await until('both have subscribed', () => subscribed(gateway) === 2);
    gateway.tell({ x: 1 });
    await until('both are answered', () => both.every(({ results }) => results.length === 1));
    gateway.close(code);
    for (const heard of both) expect(await heard.over()).toMatchObject({ type: 'LOST' });
    const again = createHeard();
    transport.open(request, again);
    await until('it has subscribed again', () => subscribed(gateway) === 3);
    expect(gateway.connections).toBe(2);
  });

  it('of streams whose socket is closed for a message too large, the largest is refused', async () => {
    const gateway = await startSocketGateway();
    const transport = transportTo(gateway, { webSocket });
    const [before, large, after] = [createHeard(), createHeard(), createHeard()];
    transport.open(request, before);
    // In bytes it is larger than the next, though not in characters.
    transport.open({ ...request, variables: { name: 'ü'.repeat(30) } }, large);
    transport.open({ ...request, variables: { name: 'u'.repeat(50) } }, after);
    await until('all have subscribed', () => subscribed(gateway) === 3);
    gateway.close(1009);
    const end = await large.over();
    expect(end).toMatchObject({ type: 'REFUSED', error: { errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] } });
    expect(end.type === 'REFUSED' && end.error).toBeInstanceOf(RequestRefusedError);
    for (const other of [before, after]) expect(await other.over()).toMatchObject({ type: 'LOST' });
  });

  it('no other is, where the largest has been closed meanwhile', async () => {
    const gateway = await startSocketGateway();
    const transport = transportTo(gateway, { webSocket });
    const [large, small] = [createHeard(), createHeard()];
    const close = transport.open({ ...request, variables: { name: 'large' } }, large);
    transport.open(request, small);
    await until('both have subscribed', () => subscribed(gateway) === 2);
    close();
    gateway.close(1009);
    expect(await small.over()).toMatchObject({ type: 'LOST' });
    expect(large.events).toEqual(['opened']);
  });

  it('none is before the connection was acknowledged: they were not sent yet', async () => {
    const gateway = await startSocketGateway({ acknowledges: false });
    const heard = createHeard();
    transportTo(gateway, { webSocket }).open(request, heard);
    await until('it has introduced itself', () => gateway.sent.length === 1);
    gateway.close(1009);
    expect(await heard.over()).toMatchObject({ type: 'LOST' });
  });

  it('a gateway that is not there is one that is lost', async () => {
    const heard = createHeard();
    transportTo({ url: 'ws://127.0.0.1:1/graphql' }, { webSocket }).open(request, heard);
    expect((await heard.over()).type).toBe('LOST');
    expect(heard.events).toEqual(['LOST']);
  });

  it('a connection that does not answer a ping is dead', async () => {
    const gateway = await startSocketGateway({ answersPings: false });
    const heard = createHeard();
    const { clock, due } = createStillClock();
    transportTo(gateway, { webSocket, clock, deadAfterMs: 100 }).open(request, heard);
    await until('it was asked', () => pinged(gateway) > 0);
    for (const task of due) task();
    expect(await heard.over()).toMatchObject({
      type: 'LOST',
      cause: { message: 'the gateway said nothing for 50 ms' },
    });
    expect(heard.events).toEqual(['opened', 'LOST']);
    await until('the socket is closed', () => gateway.sockets.size === 0);
  });

  it('one that answers lives on', async () => {
    const gateway = await startSocketGateway();
    const heard = createHeard();
    const { clock, due } = createStillClock();
    transportTo(gateway, { webSocket, clock, deadAfterMs: 100 }).open(request, heard);
    await until('it was asked again and again', () => pinged(gateway) > 2);
    await until('it was answered', () => due.size === 0);
    expect(heard.events).toEqual(['opened']);
  });

  it('one that is never acknowledged is dead', async () => {
    const gateway = await startSocketGateway({ acknowledges: false });
    const heard = createHeard();
    transportTo(gateway, { webSocket, deadAfterMs: 100 }).open(request, heard);
    expect((await heard.over()).type).toBe('LOST');
    expect(heard.events).toEqual(['LOST']);
  });

  it('what is disposed of while it connects closes its socket', async () => {
    const gateway = await startSocketGateway({ acknowledges: false });
    const heard = createHeard();
    const transport = transportTo(gateway, { webSocket });
    transport.open(request, heard)();
    transport.dispose();
    await until('there is no socket', () => gateway.sockets.size === 0);
    expect(heard.events).toEqual([]);
  });
});

describe('over a WebSocket', () => {
  it('errors to a subscription are for good, and completion is', async () => {
    const errors = [{ message: 'No.' }];
    const refusing = await startSocketGateway({ answer: (id) => ({ type: 'error', id, payload: errors }) });
    const refused = createHeard();
    transportTo(refusing).open(request, refused);
    expect(await refused.over()).toMatchObject({ type: 'REFUSED', error: { message: 'No.', errors } });

    const completing = await startSocketGateway({ answer: (id) => ({ type: 'complete', id }) });
    const completed = createHeard();
    transportTo(completing).open(request, completed);
    expect(await completed.over()).toEqual({ type: 'COMPLETE' });
  });

  it.each(['OVERLOADED', 'INTERNAL_SERVER_ERROR'])('but not errors that pass: %s', async (code) => {
    const errors = [{ message: 'Not now.', extensions: { code } }];
    const gateway = await startSocketGateway({ answer: (id) => ({ type: 'error', id, payload: errors }) });
    const heard = createHeard();
    transportTo(gateway).open(request, heard);
    expect(await heard.over()).toMatchObject({ type: 'LOST', cause: { errors } });
    expect(gateway.sockets.size).toBe(1);
  });

  it('ids are short: the gateway takes none of more than 128 bytes', async () => {
    const gateway = await startSocketGateway();
    transportTo(gateway).open({ ...request, variables: { name: 'u'.repeat(500) } }, createHeard());
    await until('it has subscribed', () => subscribed(gateway) === 1);
    expect(gateway.sent.find(({ type }) => type === 'subscribe')?.id).toMatch(/^[\da-f-]{36}$/);
  });

  it('what speaks another protocol is refused', async () => {
    const gateway = await startSocketGateway({ answer: () => ({ type: 'nonsense' }) });
    const heard = createHeard();
    transportTo(gateway).open(request, heard);
    expect(await heard.over()).toMatchObject({ type: 'REFUSED', error: { code: 4004 } });
  });

  it('parameters are made anew for each connection', async () => {
    const gateway = await startSocketGateway();
    let made = 0;
    const transport = transportTo(gateway, {
      connectionParams: async () => {
        made += 1;
        return { token: made };
      },
    });
    for (const count of [1, 2]) {
      const heard = createHeard();
      transport.open(request, heard);
      await until('it has subscribed', () => subscribed(gateway) === count);
      gateway.close(4403);
      await heard.over();
    }
    const inits = gateway.sent.filter(({ type }) => type === 'connection_init');
    expect(inits.map(({ payload }) => payload)).toEqual([{ token: 1 }, { token: 2 }]);
  });

  it('parameters that cannot be made are tried again', async () => {
    const gateway = await startSocketGateway();
    const heard = createHeard();
    const connectionParams = () => Promise.reject(new Error('no token'));
    transportTo(gateway, { connectionParams }).open(request, heard);
    expect(await heard.over()).toMatchObject({ type: 'LOST', cause: { message: expect.stringContaining('no token') } });
  });
});
