import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StreamBudget } from '../../src/server/stream-budget.ts';
import { CountedSource } from './counted-source.ts';
import { EventStreamReader } from './event-stream-reader.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { post } from './transports.ts';
import { until } from './until.ts';

const tick = { query: 'subscription { tick }' };

describe('the places for streams', () => {
  it('are as many as there may be in all and from each address, whoever comes and goes', () => {
    const steps = fc.array(fc.record({ address: fc.constantFrom('a', 'b', 'c'), leaves: fc.option(fc.nat()) }));
    fc.assert(
      fc.property(fc.nat(8), fc.nat(4), steps, (maxSockets, maxSocketsPerAddress, taken) => {
        const budget = new StreamBudget({ maxSockets, maxSocketsPerAddress });
        const open: { readonly address: string; readonly giveBack: () => void }[] = [];
        for (const { address, leaves } of taken) {
          const [leaving] = leaves === null ? [] : open.splice(leaves % Math.max(open.length, 1), 1);
          // Twice: the connection and what runs on it may both tell.
          leaving?.giveBack();
          leaving?.giveBack();
          const place = budget.take(address);
          const ofAddress = open.filter((each) => each.address === address).length;
          const hasRoom = maxSocketsPerAddress === 0 || ofAddress < maxSocketsPerAddress;
          const status = typeof place === 'function' ? null : place.status;
          expect(status).toBe(open.length >= maxSockets ? 503 : hasRoom ? null : 429);
          if (typeof place === 'function') open.push({ address, giveBack: place });
        }
      }),
    );
  });

  it('from one address are shared by WebSockets and event streams; requests need none', async () => {
    const source = new CountedSource('', 1);
    const limits = { maxSocketsPerAddress: 2 };
    const { url } = await startTestServer({ schema: createTestSchema({ source }), limits });
    const socket = await RawSocket.connect(url);
    const stream = await EventStreamReader.open(url, { params: tick });
    await stream.next();
    const refused = new RawSocket(url);
    expect(await refused.closed).toBe(1006);
    const ask = () => post(url, tick, { accept: 'text/event-stream' });
    const answer = await ask();
    expect([answer.status, await answer.json()]).toMatchObject([
      429,
      { errors: [{ extensions: { code: 'TOO_MANY_SOCKETS' } }] },
    ]);
    expect(await (await post(url, { query: '{ hello }' })).json()).toEqual({ data: { hello: 'world' } });
    socket.socket.close();
    await until('its place is free', async () => {
      const { status, body } = await ask();
      await body?.cancel();
      return status === 200;
    });
  });
});
