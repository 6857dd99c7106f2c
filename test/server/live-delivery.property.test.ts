import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperationFilter } from '../../src/core/filter.ts';
import { formatPosition } from '../../src/core/position.ts';
import type { Gateway } from '../graphql/gateway-fixture.ts';
import { act, createAll } from '../graphql/requests.ts';
import { expectedChanges } from '../live/log-model.ts';
import { LiveReader } from './live-reader.ts';
import { liveTransports, type Subscribe } from './live-subscriber.ts';
import { startTestServer, type TestServer } from './start-test-server.ts';
import { until } from './until.ts';

interface World {
  readonly gateway: Gateway;
  readonly readers: readonly LiveReader[];
  /** Of the operations that this run has created. */
  readonly ids: string[];
  /** What was sent and not waited for. */
  readonly sent: Promise<unknown>[];
}

type Step = (world: World) => void | Promise<void>;

/** Twenty times this is in each message: some of them are more than the operating system holds for a client at rest. */
const data = 'x'.repeat(20_000);

const created = fc.array(fc.constantFrom('Banana', 'anna', 'Cherry'), { minLength: 1, maxLength: 6 }).map(
  (names): Step =>
    ({ gateway, ids, sent }) => {
      const creating = createAll(
        gateway,
        names.map((name) => ({ name, data })),
      );
      sent.push(creating.then((results) => ids.push(...results.flatMap(({ operation }) => operation?.id ?? []))));
    },
);

const acted = fc.tuple(fc.nat(20), fc.constantFrom('CANCEL', 'POSTPONE', 'RESUME', 'DELETE')).map(
  ([index, action]): Step =>
    ({ gateway, ids, sent }) => {
      const id = ids[index % ids.length];
      if (id !== undefined) sent.push(act(gateway, action, { id }));
    },
);

const awaited = fc.constant<Step>(async ({ sent }) => {
  await Promise.all(sent);
});

const turned = fc.integer({ min: 1, max: 20 }).map(
  (turns): Step =>
    async () => {
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    },
);

const onReader = (apply: (reader: LiveReader) => void | Promise<void>) =>
  fc.nat(5).map(
    (index): Step =>
      async ({ readers }) => {
        const reader = readers[index % readers.length];
        if (reader !== undefined) await apply(reader);
      },
  );

const steps = fc.array(
  fc.oneof(
    { arbitrary: created, weight: 6 },
    { arbitrary: acted, weight: 6 },
    { arbitrary: awaited, weight: 2 },
    { arbitrary: turned, weight: 4 },
    { arbitrary: onReader((reader) => reader.cut()), weight: 2 },
    {
      arbitrary: fc.integer({ min: 1, max: 8 }).chain((count) => onReader((reader) => reader.cutIn(count))),
      weight: 2,
    },
    { arbitrary: onReader((reader) => reader.pause()), weight: 4 },
    { arbitrary: onReader((reader) => reader.resume()), weight: 2 },
  ),
  { minLength: 20, maxLength: 60 },
);

const filters = fc.array(
  fc.constantFrom<OperationFilter>(
    {},
    { nameContains: 'an' },
    { statusCode: ['WAITING_FOR_RESOURCES'] },
    { statusCode: ['CANCELED', 'WAITING'], nameContains: 'a' },
  ),
  { minLength: 1, maxLength: 4 },
);

async function run(
  { url, gateway }: TestServer,
  subscribe: Subscribe,
  drafts: readonly OperationFilter[],
  schedule: readonly Step[],
): Promise<void> {
  const { reads } = gateway.engine;
  const begin = gateway.engine.head;
  const after = formatPosition(reads.logId, begin);
  const readers = drafts.map((filter) => new LiveReader({ url, subscribe, filter, after }));
  const world = { gateway, readers, ids: [], sent: [] };
  for (const step of schedule) await step(world);
  await Promise.all(world.sent);
  for (const reader of readers) await reader.resume();

  const { head } = gateway.engine;
  const events = await reads.events({ after: 0, until: head, limit: head, operationIds: null });
  for (const [index, reader] of readers.entries()) {
    const expected = expectedChanges(events, drafts[index] ?? {})
      .filter(({ position }) => position > begin)
      .map(({ position, change, event }) => ({ position, change, id: event.operation.id }));
    await until('everything is told', () => reader.changes.length >= expected.length);
    expect(reader.changes).toEqual(expected);
    await reader.cut();
    // Nothing more was on its way.
    expect(reader.changes).toHaveLength(expected.length);
  }
  await until('nothing is left', () => gateway.live.streams === 0);
  expect(gateway.live.groups).toBe(0);
}

describe.each(liveTransports)('over %s', (_name, subscribe) => {
  it('whatever is cut, is slow or comes back: each reader sees its slice of the log, in order, once', async () => {
    const server = await startTestServer();
    const property = fc.asyncProperty(filters, steps, (drafts, schedule) => run(server, subscribe, drafts, schedule));
    await fc.assert(property, { numRuns: 12, endOnFailure: true });
    expect(server.errors()).toEqual([]);
  });
});
