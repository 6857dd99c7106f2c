import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLive } from '../../src/live/create-live.ts';
import type { Live } from '../../src/live/live.ts';
import { filterDrafts } from './arbitrary-filter.ts';
import { type Traffic, trafficSteps } from './arbitrary-traffic.ts';
import type { StartedLive } from './start-live.ts';
import { finish, startSlowly } from './start-slowly.ts';
import { readAll, type Start, Watcher } from './watcher.ts';

interface Restartable extends StartedLive {
  live: Live;
}

interface World extends Traffic {
  readonly started: Restartable;
  readonly ringSize: number;
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

/** All streams are lost, or told what is committed before they end; those that follow begin with nothing in memory. */
const restarted = fc.constantFrom('KILLED', 'STOPPED').map(
  (how): Step =>
    async ({ started, ringSize, watchers }) => {
      const { live, engine, liveClock: clock } = started;
      started.live = createLive({ engine, clock, ringSize });
      const stopped = how === 'STOPPED' ? live.stop() : null;
      for (const watcher of watchers) {
        if (stopped !== null) await watcher.drain();
        await watcher.cut();
      }
      await (stopped ?? live.stop());
      expect(live.streams).toBe(0);
    },
);

const asked = fc.integer({ min: 1, max: 12 }).chain((count) => onOne((watcher) => watcher.ask(count)));

const steps = fc.array(
  fc.oneof(
    { arbitrary: trafficSteps.map((step): Step => step), weight: 20 },
    { arbitrary: opened, weight: 2 },
    { arbitrary: asked, weight: 8 },
    { arbitrary: onOne((watcher) => watcher.cut()), weight: 2 },
    { arbitrary: onOne((watcher) => watcher.resume()), weight: 3 },
    { arbitrary: restarted, weight: 1 },
  ),
  { minLength: 10, maxLength: 120, size: 'max' },
);

const ringSizes = fc.constantFrom(1, 2, 3, 7, 100);
const delays = fc.array(fc.nat(12), { minLength: 1, maxLength: 8 });

it('every stream tells exactly what its filter selects of the log, in order and once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, ringSizes, delays, async (schedule, ringSize, pattern) => {
      const { started: first, close } = await startSlowly(ringSize, pattern);
      const started: Restartable = { ...first };
      const world: World = { started, ringSize, ids: [], sent: [], watchers: [] };
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
