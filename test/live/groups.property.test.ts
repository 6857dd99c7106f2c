import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filterDrafts } from './arbitrary-filter.ts';
import { type Traffic, trafficSteps } from './arbitrary-traffic.ts';
import { type GroupWatcher, WatchedGroup } from './group-watcher.ts';
import { turnsUntil } from './pulling.ts';
import { finish, startSlowly } from './start-slowly.ts';

interface World extends Traffic {
  readonly groups: WatchedGroup[];
  readonly watchers: GroupWatcher[];
}

type Step = (world: World) => Promise<void>;

const rooms = fc.constantFrom(0, 1, 2, 5, Number.POSITIVE_INFINITY);
const delays = fc.array(fc.nat(12), { minLength: 1, maxLength: 8 });
/** Encoders that answer at once, and those that take their time; messages that fill a write, and a page, or do not. */
const encoders = fc.record({
  delays: fc.oneof(fc.constant([]), delays),
  bytes: fc.constantFrom(100, 100, 40_000, 600_000),
});

const opened = fc.tuple(filterDrafts, encoders).map(
  ([draft, script]): Step =>
    async ({ started, ids, groups }) => {
      groups.push(new WatchedGroup(started.live, draft(ids), script));
    },
);

const joined = fc.tuple(fc.nat(3), fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })), rooms).map(
  ([index, part, room]): Step =>
    async ({ started, groups, watchers }) => {
      const { head, reads } = started.engine;
      const watcher = groups[index % groups.length]?.join(reads.logId, Math.floor(part * head), room);
      if (watcher !== undefined) watchers.push(watcher);
    },
);

const onOne = (act: (watcher: GroupWatcher) => void) =>
  fc.nat(9).map(
    (index): Step =>
      async ({ watchers }) => {
        const watcher = watchers[index % watchers.length];
        if (watcher !== undefined && !watcher.taker.hasGone) act(watcher);
      },
  );

const filled = rooms.chain((room) => onOne(({ taker }) => taker.take(room)));

const checkpointed = fc.constantFrom(5_000, 15_000, 40_000).map(
  (ms): Step =>
    async ({ started }) => {
      started.liveClock.advance(ms);
    },
);

const steps = fc.array(
  fc.oneof(
    { arbitrary: trafficSteps.map((step): Step => step), weight: 24 },
    { arbitrary: opened, weight: 2 },
    { arbitrary: joined, weight: 5 },
    { arbitrary: filled, weight: 8 },
    { arbitrary: onOne(({ taker }) => taker.leave()), weight: 1 },
    { arbitrary: checkpointed, weight: 2 },
  ),
  { minLength: 10, maxLength: 150, size: 'max' },
);

const ringSizes = fc.constantFrom(1, 2, 3, 7, 100);
/** How long the work takes: a turn is 4 ms. */
const works = fc.constantFrom(0, 0, 1, 5);
/** The live streams stop before this step, or after all. */
const stops = fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(150));

it('every member is told exactly what its filter selects of the log, in order and once', async () => {
  await fc.assert(
    fc.asyncProperty(
      encoders,
      steps,
      ringSizes,
      delays,
      stops,
      works,
      async (script, schedule, ringSize, slow, stop, workMs) => {
        const { started, close } = await startSlowly(ringSize, slow, workMs);
        const world: World = {
          ...{ started, ids: [], sent: [], watchers: [] },
          groups: [new WatchedGroup(started.live, {}, script)],
        };
        try {
          let last = Number.POSITIVE_INFINITY;
          for (const [index, step] of schedule.entries()) {
            if (index === stop) {
              last = started.engine.head;
              started.live.stop();
            }
            await step(world);
          }
          const events = await finish(world);
          const stopped = started.live.stop();
          for (const { taker } of world.watchers) if (!taker.hasGone) taker.take(Number.POSITIVE_INFINITY);
          await stopped;
          // Whoever joined after that ends as well.
          await turnsUntil(() => world.watchers.every(({ taker }) => taker.hasGone));
          for (const watcher of world.watchers) watcher.verify(events.slice(0, last));
          expect([started.live.streams, started.live.groups, started.liveClock.timers]).toEqual([0, 0, 0]);
        } finally {
          await started.stop();
          await close();
        }
      },
    ),
    { numRuns: 120 },
  );
});
