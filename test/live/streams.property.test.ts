import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import type { Counts } from '../../src/store/store.ts';
import { filterDrafts } from './arbitrary-filter.ts';
import { type Traffic, trafficSteps } from './arbitrary-traffic.ts';
import { delayedStore } from './delayed-store.ts';
import { recount } from './log-model.ts';
import { turn, turnsUntil } from './pulling.ts';
import { startLive } from './start-live.ts';
import { readAll, type Start, Watcher } from './watcher.ts';

interface World extends Traffic {
  readonly watchers: Watcher[];
}

type Step = (world: World) => Promise<void>;

const start = fc.oneof(fc.constantFrom<Start>('NOW', 'PAGE', 'PAGE', 0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const opened = fc.tuple(filterDrafts, start).map(
  ([draft, from]): Step =>
    async (world) => {
      world.watchers.push(await Watcher.start(world.started, draft(world.ids), from));
    },
);

const onOne = (act: (watcher: Watcher) => void | Promise<void>) =>
  fc.nat(5).map(
    (index): Step =>
      async ({ watchers }) => {
        const watcher = watchers[index % watchers.length];
        if (watcher !== undefined) await act(watcher);
      },
  );

const asked = fc.integer({ min: 1, max: 12 }).chain((count) => onOne((watcher) => watcher.ask(count)));

const steps = fc.array(
  fc.oneof(
    { arbitrary: trafficSteps.map((step): Step => step), weight: 20 },
    { arbitrary: opened, weight: 2 },
    { arbitrary: asked, weight: 8 },
    { arbitrary: onOne((watcher) => watcher.cut()), weight: 2 },
    { arbitrary: onOne((watcher) => watcher.resume()), weight: 2 },
  ),
  { minLength: 10, maxLength: 120, size: 'max' },
);

const ringSizes = fc.constantFrom(1, 2, 3, 7, 100);
const delays = fc.array(fc.nat(12), { minLength: 1, maxLength: 8 });

/** A gateway over a slow store, which stays open until `close` so that it can be read when the engine has stopped. */
async function startSlowly(ringSize: number, pattern: readonly number[]) {
  let close = async () => {};
  const started = await startLive({
    ringSize,
    around: (store) => {
      close = store.close;
      return { ...delayedStore(store, pattern), close: async () => {} };
    },
  });
  return { started, close };
}

/** Everything that was sent has been answered, and nothing more is written. */
async function finish({ started, sent }: Traffic): Promise<readonly OperationEvent[]> {
  await Promise.all(sent);
  await started.engine.stop();
  const { head, reads } = started.engine;
  const events = await reads.events({ after: 0, until: head + 1, limit: 10_000, operationIds: null });
  expect(events.map(({ position }) => position)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
  return events;
}

it('every stream tells exactly what its filter selects of the log, in order and once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, ringSizes, delays, async (schedule, ringSize, pattern) => {
      const { started, close } = await startSlowly(ringSize, pattern);
      const world: World = { started, ids: [], sent: [], watchers: [] };
      try {
        for (const step of schedule) await step(world);
        const events = await finish(world);
        for (const watcher of world.watchers) await watcher.resume();
        const stopped = started.live.stop();
        await Promise.all(world.watchers.map((watcher) => watcher.drain()));
        await stopped;
        expect(started.live.streams).toBe(0);
        for (const watcher of world.watchers) watcher.verify(events, await readAll(started, watcher.filter));
      } finally {
        await started.stop();
        await close();
      }
    }),
    { numRuns: 100 },
  );
});

const timedSteps = fc.array(fc.tuple(trafficSteps, fc.constantFrom(0, 0, 10, 100, 250, 400)), {
  maxLength: 80,
  size: 'max',
});

it('every count is exact at its position, and told in good time', async () => {
  await fc.assert(
    fc.asyncProperty(timedSteps, filterDrafts, ringSizes, delays, async (schedule, draft, ringSize, pattern) => {
      const { started, close } = await startSlowly(ringSize, pattern);
      const world: Traffic = { started, ids: [], sent: [] };
      try {
        await started.create({}, { operationType: 3 }).then((made) => world.ids.push(...made.map(({ id }) => id)));
        const filter = draft(world.ids);
        const told: { readonly at: number; readonly counts: Counts }[] = [];
        const listening = (async () => {
          for await (const counts of started.live.counts(filter)) told.push({ at: started.liveClock.now(), counts });
        })();
        for (const [step, ms] of schedule) {
          await step(world);
          if (ms === 0) continue;
          // What has been told so far is heard before the time moves on.
          await turn();
          started.liveClock.advance(ms);
        }
        const events = await finish(world);
        const { rows } = recount(events, filter);
        await turnsUntil(() => {
          started.liveClock.advance(250);
          return isDeepStrictEqual(told.at(-1)?.counts.rows, rows);
        });
        expect(started.liveClock.timers).toBe(0);
        await started.live.stop();
        await listening;
        for (const [index, { at, counts }] of told.entries()) {
          expect(counts).toEqual(recount(events.slice(0, counts.position), filter));
          const previous = told[index - 1];
          if (previous === undefined) continue;
          expect(at - previous.at).toBeGreaterThanOrEqual(250);
          expect(counts.position).toBeGreaterThan(previous.counts.position);
        }
      } finally {
        await started.stop();
        await close();
      }
    }),
    { numRuns: 100 },
  );
});
