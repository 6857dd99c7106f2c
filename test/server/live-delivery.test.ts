import { describe, expect, it } from 'vitest';
import { act, create, createAll } from '../graphql/requests.ts';
import { changesQuery, nextBriefly, nextUpdate, nextUpdates } from './changes.ts';
import { liveTransports } from './live-subscriber.ts';
import { startTestServer } from './start-test-server.ts';
import { until } from './until.ts';

const query = changesQuery;

async function createNamed(gateway: Parameters<typeof createAll>[0], ...names: string[]): Promise<string[]> {
  const results = await createAll(
    gateway,
    names.map((name) => ({ name })),
  );
  return results.map(({ operation }) => operation?.position ?? '');
}

describe.each(liveTransports)('over %s', (_name, subscribe) => {
  it('without a position: a checkpoint first, then what happens', async () => {
    const { url, gateway } = await startTestServer();
    await createNamed(gateway, 'before');
    const subscriber = await subscribe(url, { query });
    expect(await nextBriefly(subscriber, 1)).toEqual(['CHECKPOINT']);
    await createNamed(gateway, 'live');
    expect(await nextBriefly(subscriber, 1)).toEqual(['ENTERED live']);
  });

  it('after a position: what happened since, one checkpoint, then what happens', async () => {
    const { url, gateway } = await startTestServer();
    const [after] = await createNamed(gateway, 'a', 'b', 'c');
    const subscriber = await subscribe(url, { query, variables: { after } });
    const replayed = await nextUpdates(subscriber, 3);
    expect(replayed.map(({ operation }) => operation?.name ?? null)).toEqual(['b', 'c', null]);
    expect(replayed[2]?.position).toBe(replayed[1]?.position);
    await createNamed(gateway, 'd', 'e');
    expect(await nextBriefly(subscriber, 2)).toEqual(['ENTERED d', 'ENTERED e']);
  });

  it('after an unknown position: a reset, a checkpoint, then what happens', async () => {
    const { url, gateway } = await startTestServer();
    const [known] = await createNamed(gateway, 'a');
    const after = known?.replace(/.$/, '9');
    const subscriber = await subscribe(url, { query, variables: { after } });
    expect(await nextBriefly(subscriber, 2)).toEqual(['POSITION_UNKNOWN', 'CHECKPOINT']);
    await createNamed(gateway, 'b');
    expect(await nextBriefly(subscriber, 1)).toEqual(['ENTERED b']);
  });

  it('an operation enters the filter, changes and leaves it', async () => {
    const { url, gateway } = await startTestServer();
    const ready = await subscribe(url, { query, variables: { filter: { statusCode: ['WAITING_FOR_RESOURCES'] } } });
    const all = await subscribe(url, { query });
    for (const subscriber of [ready, all]) await nextUpdate(subscriber);
    const { id } = await create(gateway, { name: 'a' });
    await act(gateway, 'CANCEL', { id });
    expect(await nextBriefly(ready, 2)).toEqual(['ENTERED a', 'LEFT a']);
    expect(await nextBriefly(all, 2)).toEqual(['ENTERED a', 'CHANGED a']);
  });

  it('one operation is told of, and no other', async () => {
    const { url, gateway } = await startTestServer();
    const { id } = await create(gateway, { name: 'a' });
    const one = `subscription ($id: ID!) {
      changes: asyncOperationChanged(id: $id) { position change event { kind } operation { id name } reset { reason } }
    }`;
    const subscriber = await subscribe(url, { query: one, variables: { id } });
    await nextUpdate(subscriber);
    await create(gateway, { name: 'b' });
    await act(gateway, 'CANCEL', { id });
    expect(await nextUpdates(subscriber, 1)).toMatchObject([{ operation: { id, name: 'a' } }]);
  });

  it('the counts are told now, and when they change', async () => {
    const { url, gateway } = await startTestServer();
    await createNamed(gateway, 'a');
    const counts = 'subscription { asyncOperationCountsChanged { total byStatus { statusCode count } } }';
    const subscriber = await subscribe(url, { query: counts });
    const told = async () => JSON.parse(await subscriber.next());
    expect(await told()).toMatchObject({ data: { asyncOperationCountsChanged: { total: 1 } } });
    // News that come at once after others wait for a moment.
    gateway.clock.advance(250);
    await createNamed(gateway, 'b', 'c');
    const byStatus = expect.arrayContaining([{ statusCode: 'WAITING_FOR_RESOURCES', count: 3 }]);
    expect(await told()).toEqual({ data: { asyncOperationCountsChanged: { total: 3, byStatus } } });
  });

  it('a field by another name, through fragments, is told by that name', async () => {
    const { url, gateway } = await startTestServer();
    const fragments = `subscription S($after: LogPosition) { ...Root }
      fragment Root on Subscription { mine: asyncOperationsChanged(after: $after) { ...Told } }
      fragment Told on AsyncOperationUpdate { operation { title: name } }`;
    const [after] = await createNamed(gateway, 'a', 'b');
    const subscriber = await subscribe(url, { query: fragments, operationName: 'S', variables: { after } });
    const told = [await subscriber.next(), await subscriber.next()];
    expect(told.map((text) => JSON.parse(text))).toEqual([
      { data: { mine: { operation: { title: 'b' } } } },
      { data: { mine: { operation: null } } },
    ]);
  });

  it('an argument that is not in order is refused, and nothing is held for it', async () => {
    const { url, gateway } = await startTestServer();
    const refused = await subscribe(url, { query: 'subscription { asyncOperationChanged(id: "none") { position } }' });
    expect(JSON.parse(await refused.next())).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
    const badly = await subscribe(url, { query, variables: { after: 'nowhere' } });
    expect(JSON.parse(await badly.next())).toMatchObject({ errors: [{ message: expect.stringContaining('$after') }] });
    expect(gateway.live.streams).toBe(0);
  });

  it('a subscriber whose connection is lost leaves nothing behind', async () => {
    const { url, gateway } = await startTestServer();
    const { waiting } = gateway.clock;
    const counts = 'subscription { asyncOperationCountsChanged { total } }';
    const subscribers = [await subscribe(url, { query }), await subscribe(url, { query: counts })];
    for (const subscriber of subscribers) await subscriber.next();
    await createNamed(gateway, 'a');
    await until('the counts wait for their time', () => gateway.clock.waiting === waiting + 2);
    expect([gateway.live.streams, gateway.live.groups]).toEqual([2, 2]);
    for (const subscriber of subscribers) subscriber.cut();
    await until('both have ended', () => gateway.live.streams === 0);
    expect([gateway.live.groups, gateway.clock.waiting]).toEqual([0, waiting]);
  });

  it('nor does one whose connection is lost in the middle of a page', async () => {
    const { url, gateway } = await startTestServer();
    const { waiting } = gateway.clock;
    const [after] = await createNamed(gateway, ...Array.from({ length: 1_000 }, (_, index) => `operation ${index}`));
    const subscriber = await subscribe(url, { query, variables: { after } });
    await nextUpdates(subscriber, 200);
    subscriber.cut();
    await until('it has ended', () => gateway.live.streams === 0);
    expect([gateway.live.groups, gateway.clock.waiting]).toEqual([0, waiting]);
  });
});
