import { describe, expect, it } from 'vitest';
import { create, createAll } from '../graphql/requests.ts';
import { type LiveSubscriber, liveTransports } from './live-subscriber.ts';
import { startTestServer, type TestServer } from './start-test-server.ts';
import type { Headers } from './transports.ts';
import { until } from './until.ts';
import { createViewerSchema, viewerByHeader } from './viewer-schema.ts';

const query = 'subscription ($after: String) { seen(after: $after) { position sees } }';
const everything: Headers = { 'x-viewer': 'ann/everything' };

interface Started extends TestServer {
  /** How many messages have been made, for however many subscribers. */
  readonly made: () => number;
}

async function start(): Promise<Started> {
  const { schema, made } = createViewerSchema();
  return { ...(await startTestServer({ schema, viewerOf: viewerByHeader })), made };
}

/** One subscriber over each transport. */
function both(url: string, params: object | string, headers: Headers = everything): Promise<LiveSubscriber[]> {
  return Promise.all(liveTransports.map(([, subscribe]) => subscribe(url, params, headers)));
}

async function seen(subscriber: LiveSubscriber): Promise<{ position: number; sees: string; mark?: string | null }> {
  const { data }: { data: { seen: { position: number; sees: string } } } = JSON.parse(await subscriber.next());
  return data.seen;
}

async function checkpoints(subscribers: readonly LiveSubscriber[]): Promise<void> {
  for (const subscriber of subscribers) await seen(subscriber);
}

describe('subscribers of equal subscriptions', () => {
  it('share a group across transports, and get each event once, made once for all', async () => {
    const { url, gateway, made } = await start();
    const subscribers = [...(await both(url, { query })), ...(await both(url, { query }))];
    await checkpoints(subscribers);
    expect([gateway.live.streams, gateway.live.groups]).toEqual([4, 1]);
    const before = made();
    await create(gateway);
    await create(gateway);
    for (const subscriber of subscribers) {
      expect(await seen(subscriber)).toMatchObject({ position: 1 });
      expect(await seen(subscriber)).toMatchObject({ position: 2 });
    }
    expect(made() - before).toBe(2);
  });

  it('share it wherever they start, and each is told from there', async () => {
    const { url, gateway } = await start();
    await createAll(gateway, [{}, {}, {}]);
    const afters = ['0', '2', '1'];
    const subscribers = (await Promise.all(afters.map((after) => both(url, { query, variables: { after } })))).flat();
    const starts = afters.flatMap((after) => [Number(after), Number(after)]);
    for (const [index, subscriber] of subscribers.entries()) {
      const positions: number[] = [];
      // The last of them is the checkpoint.
      while (positions.at(-1) !== positions.at(-2) || positions.length < 2) {
        positions.push((await seen(subscriber)).position);
      }
      const after = starts[index] ?? 0;
      expect(positions).toEqual([1, 2, 3, 3].filter((position) => position > after));
    }
    expect(gateway.live.groups).toBe(1);
  });

  it('share it where they are other people who may see the same', async () => {
    const { url, gateway } = await start();
    const subscribers = [
      ...(await both(url, { query })),
      ...(await both(url, { query }, { 'x-viewer': 'bob/everything' })),
    ];
    await checkpoints(subscribers);
    expect(gateway.live.groups).toBe(1);
  });

  it('share it whatever else they send along that the document does not ask for', async () => {
    const { url, gateway } = await start();
    const bomb = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const subscribers: LiveSubscriber[] = [];
    for (const other of ['1', '"2"', bomb]) {
      const params = `{"query": ${JSON.stringify(query)}, "variables": {"after": "0", "other": ${other}}}`;
      subscribers.push(...(await both(url, params)));
    }
    await checkpoints(subscribers);
    expect([gateway.live.streams, gateway.live.groups]).toEqual([6, 1]);
  });

  it('leave the group to each other, and the last one ends it', async () => {
    const { url, gateway } = await start();
    const subscribers = await both(url, { query });
    await checkpoints(subscribers);
    const [first, second] = subscribers;
    first?.cut();
    await until('one is left', () => gateway.live.streams === 1);
    expect(gateway.live.groups).toBe(1);
    await create(gateway);
    if (second !== undefined) expect(await seen(second)).toMatchObject({ position: 1 });
    second?.cut();
    await until('nothing is left', () => gateway.live.streams === 0 && gateway.live.groups === 0);
    const again = await both(url, { query });
    await checkpoints(again);
    expect(gateway.live.groups).toBe(1);
  });
});

describe('subscribers never share a group', () => {
  it('where they may see different things: what one is told never goes to the other', async () => {
    const { url, gateway } = await start();
    const rights = ['everything', 'little', 'everything'];
    const subscribers = await Promise.all(rights.map((sees) => both(url, { query }, { 'x-viewer': `ann/${sees}` })));
    const told = async () => {
      for (const [index, pair] of subscribers.entries()) {
        for (const subscriber of pair) expect((await seen(subscriber)).sees).toBe(rights[index]);
      }
    };
    await told();
    expect(gateway.live.groups).toBe(2);
    for (let event = 0; event < 3; event += 1) {
      await create(gateway);
      await told();
    }
  });

  it('where their rights and documents only look alike when put one after the other', async () => {
    const { url, gateway } = await start();
    const sees = ['a', 'a","b', 'a",null,[],"', 'a\\'];
    const subscribers = (
      await Promise.all(sees.map((what) => both(url, { query }, { 'x-viewer': `ann/${what}` })))
    ).flat();
    await checkpoints(subscribers);
    expect(gateway.live.groups).toBe(sees.length);
  });

  const marked = 'subscription A($mark: String) { seen(mark: $mark) { sees mark } }';
  it.each([
    ['other variables', { query: marked, variables: { mark: 'x' } }, { query: marked, variables: { mark: 'y' } }],
    ['a variable and none', { query: marked, variables: { mark: 'x' } }, { query: marked }],
    ['null and none', { query: marked, variables: { mark: null } }, { query: marked }],
    ['other documents', { query: `${marked}\n` }, { query: marked }],
    [
      'other operations of one document',
      { query: `${marked} subscription B { seen { mark } }`, operationName: 'A' },
      { query: `${marked} subscription B { seen { mark } }`, operationName: 'B' },
    ],
    [
      'a variable for the start that says more than that',
      {
        query: 'subscription ($after: String) { seen(after: $after, mark: $after) { mark } }',
        variables: { after: '0' },
      },
      {
        query: 'subscription ($after: String) { seen(after: $after, mark: $after) { mark } }',
        variables: { after: '00' },
      },
    ],
  ])('where they have %s', async (_what, one, other) => {
    const { url, gateway } = await start();
    const subscribers = [...(await both(url, one)), ...(await both(url, other))];
    await checkpoints(subscribers);
    expect([gateway.live.streams, gateway.live.groups]).toEqual([4, 2]);
    await create(gateway);
    const told = await Promise.all(subscribers.map(seen));
    expect(told.map(({ mark }) => mark)).toEqual([...Array(2).fill(markOf(one)), ...Array(2).fill(markOf(other))]);
  });
});

interface Marked {
  readonly query: string;
  readonly variables?: { readonly mark?: string | null; readonly after?: string };
}

function markOf({ variables = {} }: Marked): string | null {
  return variables.mark ?? variables.after ?? null;
}
