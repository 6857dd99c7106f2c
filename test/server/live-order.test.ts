import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { claim, createAll, settle } from '../graphql/requests.ts';
import { changesQuery } from './changes.ts';
import { type LiveSubscriber, liveTransports } from './live-subscriber.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';

const withPayloads = `subscription ($after: LogPosition) {
  asyncOperationsChanged(after: $after) { event { kind } operation { name data result } }
}`;

type Told = readonly [kind: string, name: string, data: unknown, result: unknown] | null;

async function nextTold(subscriber: LiveSubscriber): Promise<Told> {
  const { data } = JSON.parse(await subscriber.next());
  const { event, operation } = data.asyncOperationsChanged;
  return event === null ? null : [event.kind, operation.name, operation.data, operation.result];
}

async function nextAll(subscriber: LiveSubscriber, count: number): Promise<Told[]> {
  const all: Told[] = [];
  while (all.length < count) all.push(await nextTold(subscriber));
  return all;
}

describe.each(liveTransports)('over %s', (_name, subscribe) => {
  it('payloads, which are read for each message, come with their messages, in order, once', async () => {
    const { url, gateway } = await startTestServer();
    const live = await subscribe(url, { query: withPayloads });
    expect(await nextTold(live)).toBeNull();
    const names = Array.from({ length: 30 }, (_, index) => `operation ${index}`);
    const data = (name: string) => ({ of: name, padding: 'x'.repeat(name.length % 2 === 0 ? 9_000 : 1) });
    const [first, rest] = [names.slice(0, 1), names.slice(1)];
    // One commit after another, while the messages of those before are being made.
    await Promise.all(
      [first, rest].map((some) =>
        createAll(
          gateway,
          some.map((name) => ({ name, data: data(name) })),
        ),
      ),
    );
    const claimed = await claim(gateway, { limit: 3 });
    for (const operation of claimed) await settle(gateway, operation, 'SUCCEEDED', { result: { for: operation.name } });

    const expected = [
      ...names.map((name) => ['CREATED', name, data(name), null]),
      ...claimed.map(({ name }) => ['CLAIMED', name, data(name), null]),
      ...claimed.map(({ name }) => ['SUCCEEDED', name, data(name), { for: name }]),
    ];
    expect(await nextAll(live, expected.length)).toEqual(expected);
    const [{ position = '' } = {}] = await createAll(gateway, [{ name: 'the last' }]).then((results) =>
      results.map(({ operation }) => ({ position: operation?.position })),
    );
    expect(await nextTold(live)).toEqual(['CREATED', 'the last', null, null]);
    const after = position.replace(/\d{4}$/, '0000');
    const replayed = await subscribe(url, { query: withPayloads, variables: { after } });
    expect(await nextAll(replayed, expected.length)).toEqual(expected);
  });

  it('what one request creates comes in its order', async () => {
    const { url, gateway } = await startTestServer();
    const subscriber = await subscribe(url, { query: withPayloads });
    await nextTold(subscriber);
    const names = Array.from({ length: 700 }, (_, index) => `operation ${index}`);
    await createAll(
      gateway,
      names.map((name) => ({ name })),
    );
    expect((await nextAll(subscriber, 700)).map((told) => told?.[1])).toEqual(names);
  });
});

describe('on the wire of a WebSocket', () => {
  /** A subscriber, and the pieces in which its connection brings what is sent from now on. */
  async function listen(url: string): Promise<{ raw: RawSocket; pieces: Buffer[] }> {
    const raw = new RawSocket(url);
    const pieces: Buffer[] = [];
    raw.socket.once('upgrade', ({ socket }) => socket.on('data', (piece) => pieces.push(piece)));
    await once(raw.socket, 'open');
    raw.send({ type: 'connection_init' });
    await raw.next('connection_ack');
    raw.subscribe('1', { query: changesQuery });
    await raw.next('next');
    pieces.length = 0;
    return { raw, pieces };
  }

  it('the events of one commit come in one write', async () => {
    const { url, gateway } = await startTestServer();
    const { raw, pieces } = await listen(url);
    await createAll(gateway, Array(10).fill({}));
    for (let event = 0; event < 10; event += 1) await raw.next('next');
    expect(pieces).toHaveLength(1);
  });

  it('an event that is alone waits for no others: nothing comes by a timer', async () => {
    const { url, gateway } = await startTestServer();
    const { raw, pieces } = await listen(url);
    for (let event = 1; event <= 5; event += 1) {
      // The clock of the gateway stands still.
      await createAll(gateway, [{}]);
      await raw.next('next');
      expect(pieces).toHaveLength(event);
    }
  });
});
