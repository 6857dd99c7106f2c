import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient, DocumentError, type Fetch, RequestRefusedError } from '../../src/client/index.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { settled } from './turns.ts';
import { change, checkpoint, positionOf, reset } from './updates.ts';

type Answer = (signal: AbortSignal) => Response | Promise<Response>;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const snapshot = (number: number) =>
  json({ data: { asyncOperations: { totalCount: number, position: positionOf(number) } } });

/** A stream that tells these and stays open. */
const stream = (...updates: readonly object[]) => {
  const text = updates.map((data) => `event: next\ndata: ${JSON.stringify({ data })}\n\n`).join('');
  const body = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(new TextEncoder().encode(text)) });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
};

/** Answers queries and subscriptions, each from a list of its own. */
function startClient(queries: Answer[], streams: Answer[]) {
  const clock = new FakeClock(0);
  const asked: string[] = [];
  const fetch: Fetch = async (_url, { body, signal }) => {
    const { query, variables }: { query: string; variables: Record<string, unknown> } = JSON.parse(String(body));
    const isStream = query.includes('subscription');
    asked.push(isStream ? `stream after ${variables['after'] ?? variables['asyncops_after']}` : 'query');
    const answer = (isStream ? streams : queries).shift();
    if (answer === undefined) throw new TypeError('fetch failed');
    return answer(signal ?? AbortSignal.abort());
  };
  const client = createClient({ url: 'http://gateway/graphql', transport: 'sse', fetch, clock, random: () => 0.5 });
  const told = client.snapshotThenStream<{ asyncOperations: { totalCount: number } }, object, unknown, object>({
    query: '{ asyncOperations { totalCount position } }',
    queryVariables: {},
    subscription:
      'subscription ($after: LogPosition) { asyncOperationsChanged(after: $after) { position change reset { reason message } } }',
    variables: {},
  });
  onTestFinished(() => {
    client.dispose();
    expect(clock.timers).toBe(0);
  });
  return { clock, asked, client, told };
}

describe('a snapshot and the stream after it', () => {
  it('are joined at the position of the snapshot', async () => {
    const { asked, told } = startClient([() => snapshot(5)], [() => stream(change(6), checkpoint(6))]);
    expect((await told.next()).value).toEqual({
      kind: 'SNAPSHOT',
      data: { asyncOperations: { totalCount: 5, position: positionOf(5) } },
      errors: [],
      position: positionOf(5),
      reset: null,
    });
    expect((await told.next()).value).toMatchObject({ kind: 'CHANGE', position: positionOf(6) });
    expect((await told.next()).value).toMatchObject({ kind: 'CHECKPOINT' });
    expect(asked).toEqual(['query', `stream after ${positionOf(5)}`]);
  });

  it('begin before the snapshot is taken: what happens meanwhile is on its way', async () => {
    const { asked, told } = startClient([() => snapshot(5)], [() => stream(change(6))]);
    await told.next();
    await settled();
    expect(asked).toHaveLength(2);
  });

  it('are read again after a reset, which the new snapshot tells of', async () => {
    const { clock, asked, told } = startClient(
      [() => snapshot(5), () => snapshot(9)],
      [() => stream(reset(8)), () => stream(change(10))],
    );
    await told.next();
    const again = told.next();
    await settled();
    expect([told.state.status, asked.length]).toEqual(['catching-up', 2]);
    clock.advance(500);
    expect((await again).value).toMatchObject({
      kind: 'SNAPSHOT',
      position: positionOf(9),
      reset: { reason: 'POSITION_UNKNOWN' },
    });
    expect((await told.next()).value).toMatchObject({ kind: 'CHANGE', position: positionOf(10) });
    expect(asked.at(-1)).toBe(`stream after ${positionOf(9)}`);
  });

  it('wait for a gateway that cannot be reached, or has no time', async () => {
    const { clock, asked, told } = startClient(
      [
        () => Promise.reject(new TypeError('fetch failed')),
        () => json({ errors: [{ message: 'Stopping.' }] }, 503),
        () => json({ data: null, errors: [{ message: 'Later.', extensions: { code: 'OVERLOADED' } }] }),
        () => snapshot(5),
      ],
      [() => stream(checkpoint(5))],
    );
    const first = told.next();
    for (let count = 0; count < 3; count += 1) {
      await settled();
      expect(told.state.status).toBe('stale');
      clock.advance(5_000);
    }
    expect((await first).value?.kind).toBe('SNAPSHOT');
    expect(asked.filter((each) => each === 'query')).toHaveLength(4);
  });

  it('give up an answer that does not come', async () => {
    const never: Answer = (signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { clock, asked, told } = startClient([never, () => snapshot(5)], [() => stream(checkpoint(5))]);
    const first = told.next();
    await settled();
    clock.advance(30_000);
    await settled();
    expect(told.state).toMatchObject({ cause: { message: 'the gateway did not answer for 30000 ms' } });
    clock.advance(500);
    expect((await first).value?.kind).toBe('SNAPSHOT');
    expect(asked.slice(0, 2)).toEqual(['query', 'query']);
  });

  it('throw what the gateway refuses, and are over then', async () => {
    const { client, told } = startClient([() => json({ errors: [{ message: 'No.' }] }, 400)], []);
    await expect(told.next()).rejects.toThrow(RequestRefusedError);
    expect((await told.next()).done).toBe(true);
    expect(client.state.status).toBe('idle');
  });

  it('need a position', async () => {
    const { client, told } = startClient([() => json({ data: { asyncOperations: null } })], []);
    await expect(told.next()).rejects.toThrow(DocumentError);
    const subscription = 'subscription { asyncOperationCountsChanged { total } }';
    const parts = { query: '{ lifecycle { statuses { label } } }', queryVariables: {}, variables: {} };
    expect(() => client.snapshotThenStream({ ...parts, subscription })).toThrow('subscribe to it alone');
  });

  it('take the position from the application, where it knows better', async () => {
    const { asked, client } = startClient([() => json({ data: { mine: positionOf(3) } })], [() => stream(change(4))]);
    const told = client.snapshotThenStream<{ mine: string }, object, unknown, object>({
      query: '{ mine }',
      queryVariables: {},
      positionOf: ({ mine }) => mine,
      subscription: 'subscription { asyncOperationsChanged { position change reset { reason message } } }',
      variables: {},
    });
    expect((await told.next()).value).toMatchObject({ kind: 'SNAPSHOT', position: positionOf(3) });
    expect((await told.next()).value?.kind).toBe('CHANGE');
    expect(asked).toEqual(['query', `stream after ${positionOf(3)}`]);
  });

  it.each(['return', 'dispose'] as const)('end with %s, while nothing happens', async (how) => {
    const { client, told } = startClient([() => snapshot(5)], [() => stream(checkpoint(5))]);
    await told.next();
    await told.next();
    const waiting = told.next();
    await settled();
    if (how === 'return') await told.return();
    else client.dispose();
    expect((await waiting).done).toBe(true);
    expect(client.state.status).toBe('idle');
  });

  it('end while they wait to try again', async () => {
    const { client, told } = startClient([], []);
    const waiting = told.next();
    await settled();
    client.dispose();
    expect((await waiting).done).toBe(true);
  });
});
