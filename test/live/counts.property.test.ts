import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Group } from '../../src/live/group.ts';
import type { Counts } from '../../src/store/store.ts';
import { filterDrafts } from './arbitrary-filter.ts';
import { type Traffic, trafficSteps } from './arbitrary-traffic.ts';
import { recount } from './log-model.ts';
import { turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { finish, startSlowly } from './start-slowly.ts';
import { Taker } from './taker.ts';

interface World extends Traffic {
  readonly group: Group<Counts>;
  readonly listeners: Listener[];
}

/** A member of the group, and when it was told each of its counts. */
interface Listener {
  readonly taker: Taker<Counts>;
  readonly times: number[];
}

type Step = (world: World) => Promise<void>;

const rooms = fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY);

const joined = rooms.map(
  (room): Step =>
    async ({ group, listeners, started }) => {
      const taker = new Taker<Counts>(room);
      const times: number[] = [];
      taker.onWrite = () => times.push(started.liveClock.now());
      listeners.push({ taker: taker.join(group, 0), times });
    },
);

const onOne = (act: (taker: Taker<Counts>) => void) =>
  fc.nat(5).map(
    (index): Step =>
      async ({ listeners }) => {
        const listener = listeners[index % listeners.length];
        if (listener !== undefined && !listener.taker.hasGone) act(listener.taker);
      },
  );

const steps = fc.array(
  fc.tuple(
    fc.oneof(
      { arbitrary: trafficSteps.map((step): Step => step), weight: 16 },
      { arbitrary: joined, weight: 2 },
      { arbitrary: rooms.chain((room) => onOne((taker) => taker.take(room))), weight: 4 },
      { arbitrary: onOne((taker) => taker.leave()), weight: 1 },
    ),
    fc.constantFrom(0, 0, 10, 100, 250, 400),
  ),
  { minLength: 5, maxLength: 100, size: 'max' },
);

const ringSizes = fc.constantFrom(1, 2, 3, 7, 100);
const delays = fc.array(fc.nat(12), { minLength: 1, maxLength: 8 });
const encodings = fc.oneof(fc.constant([]), delays);

it('every count is exact at its position, told in good time, and the newest in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      filterDrafts,
      ringSizes,
      delays,
      encodings,
      async (schedule, draft, ringSize, slow, encode) => {
        const { started, close } = await startSlowly(ringSize, slow);
        const traffic: Traffic = { started, ids: [], sent: [] };
        try {
          await started.create({}, { operationType: 3 }).then((made) => traffic.ids.push(...made.map(({ id }) => id)));
          const filter = draft(traffic.ids);
          const group = started.live.counts(filter).openGroup(new ScriptedEncoder({ delays: encode }));
          const world: World = { ...traffic, group, listeners: [] };
          for (const [step, ms] of schedule) {
            await step(world);
            if (ms === 0) continue;
            await turn();
            started.liveClock.advance(ms);
          }
          const events = await finish(world);
          const { rows } = recount(events, filter);
          for (const { taker } of world.listeners) if (!taker.hasGone) taker.take(Number.POSITIVE_INFINITY);
          await turnsUntil(() => {
            started.liveClock.advance(250);
            return world.listeners.every(
              ({ taker }) => taker.hasGone || isDeepStrictEqual(taker.told.at(-1)?.rows, rows),
            );
          });
          started.liveClock.advance(250);
          expect(started.liveClock.timers).toBe(0);
          const paced = new Map(world.listeners.map(({ taker, times }) => [taker, times.length]));
          await started.live.stop();
          for (const { taker, times } of world.listeners) {
            expect(taker.faults).toEqual([]);
            for (const [index, counts] of taker.told.entries()) {
              expect(counts).toEqual(recount(events.slice(0, counts.position), filter));
              expect(counts.position).toBeGreaterThan(taker.told[index - 1]?.position ?? -1);
              // What is still to be told when it stops does not wait for its time.
              if (index >= (paced.get(taker) ?? 0)) continue;
              expect(times[index]).toBeGreaterThanOrEqual((times[index - 1] ?? -250) + 250);
            }
          }
          expect([started.live.streams, started.live.groups, started.liveClock.timers]).toEqual([0, 0, 0]);
        } finally {
          await started.stop();
          await close();
        }
      },
    ),
    { numRuns: 100 },
  );
});
