import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChangeGroup } from '../../src/live/change-group.ts';
import { CountsGroup } from '../../src/live/counts-group.ts';
import type { Membership } from '../../src/live/group.ts';
import { Hub } from '../../src/live/hub.ts';
import type { Update } from '../../src/live/live.ts';
import { LogLinesGroup } from '../../src/live/log-lines-group.ts';
import { turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

interface World {
  readonly started: StartedLive;
  readonly hub: Hub;
  readonly groups: readonly { join(start: number, room: number): Membership }[];
  readonly memberships: Membership[];
}

type Step = (world: World) => Promise<void>;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.nat(6), fc.nat(60), fc.constantFrom(0, 1, 3, Number.POSITIVE_INFINITY)).map(
    ([index, start, room]): Step =>
      async ({ groups, memberships }) => {
        const membership = groups[index % groups.length]?.join(start, room);
        if (membership !== undefined) memberships.push(membership);
      },
  ),
  // One that has left may leave again, and say that it has room.
  fc.tuple(fc.nat(20), fc.boolean()).map(
    ([index, hasLeft]): Step =>
      async ({ memberships }) => {
        const membership = memberships[index % memberships.length];
        if (hasLeft) membership?.leave();
        else membership?.resume();
      },
  ),
  fc.integer({ min: 1, max: 30 }).map(
    (count): Step =>
      async ({ started }) => {
        await started.create(...Array.from({ length: count }, () => ({})));
      },
  ),
  fc.integer({ min: 1, max: 4 }).map(
    (turns): Step =>
      async () => {
        for (let passed = 0; passed < turns; passed += 1) await turn();
      },
  ),
  fc.constantFrom(100, 250, 15_000).map(
    (ms): Step =>
      async ({ started }) => {
        started.liveClock.advance(ms);
      },
  ),
);

function expectNothing({ members, groups, catchingUp, listeners, budget }: Hub, timers: number): void {
  const left = { members, groups, catchingUp, listeners, timers, bytes: budget.bytes };
  expect(left).toEqual({ members: 0, groups: 0, catchingUp: 0, listeners: 0, timers: 0, bytes: 0 });
}

const delays = fc.oneof(fc.constant([]), fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }));

it('nothing of a member stays behind, however it came and went', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60, size: 'max' }),
      fc.constantFrom(1, 7, 1_000),
      delays,
      async (schedule, ringSize, script) => {
        const started = await startLive({ ringSize });
        const { engine, liveClock: clock } = started;
        const [followed] = await started.create(...Array.from({ length: 60 }, () => ({})));
        const hub = new Hub({ engine, clock, ringSize, checkpointMs: 15_000, pageBytes: 20_000 });
        const changes = [{}, { nameContains: 'no' }, { ids: [] }].map(
          (filter) => new ChangeGroup(hub, filter, new ScriptedEncoder({ delays: script })),
        );
        const counts = new CountsGroup(hub, {}, new ScriptedEncoder({ delays: script }));
        const lines = new LogLinesGroup(hub, followed?.id ?? '', new ScriptedEncoder({ delays: script }));
        const takers: Taker<unknown>[] = [];
        const outlet = (room: number) => {
          const taker = new Taker<unknown>(room);
          takers.push(taker);
          return taker;
        };
        const world: World = {
          ...{ started, hub, memberships: [] },
          groups: [
            ...changes.map((group) => ({ join: (start: number, room: number) => group.join(outlet(room), start) })),
            { join: (_start: number, room: number) => counts.join(outlet(room)) },
            { join: (_start: number, room: number) => lines.join(outlet(room), 0) },
          ],
        };
        try {
          for (const act of schedule) await act(world);
          const members = [...changes, counts, lines].reduce((sum, group) => sum + group.members, 0);
          expect(hub.members).toBe(members);
          for (const membership of world.memberships) membership.leave();
          for (const membership of world.memberships) membership.leave();
          expectNothing(hub, clock.timers);
          // What was on its way comes to nothing.
          const told = takers.reduce((sum, taker) => sum + taker.told.length, 0);
          for (let turns = 0; turns < 20; turns += 1) await turn();
          await started.create({});
          clock.advance(15_000);
          for (let turns = 0; turns < 20; turns += 1) await turn();
          expect(takers.reduce((sum, taker) => sum + taker.told.length, 0)).toBe(told);
          expectNothing(hub, clock.timers);
          // A page that was being made is in hand until it is there.
          await turnsUntil(() => hub.budget.inHand === 0);
          await hub.stop();
        } finally {
          await started.stop();
        }
      },
    ),
    { numRuns: 100 },
  );
});

it('pages are kept for those who read, and not for those who are live', async () => {
  const started = await startLive({ ringSize: 10 });
  const { engine, liveClock: clock } = started;
  await started.create(...Array.from({ length: 300 }, () => ({})));
  const hub = new Hub({ engine, clock, ringSize: 10, checkpointMs: 15_000, pageBytes: 1_000_000 });
  const group = new ChangeGroup(hub, {}, new ScriptedEncoder<Update>());
  const { logId } = engine.reads;
  const slow = Taker.join(group, { logId, position: 0 }, 1);
  const taker = Taker.join(group, { logId, position: 0 });
  await taker.hasBeenTold(301);
  expect(hub.budget.bytes).toBeGreaterThan(0);
  slow.take(Number.POSITIVE_INFINITY);
  await slow.hasBeenTold(301);
  for (let turns = 0; turns < 5; turns += 1) await turn();
  expect([group.members, hub.budget.bytes, hub.budget.inHand]).toEqual([2, 0, 0]);
  slow.leave();
  taker.leave();
  await hub.stop();
  await started.stop();
});
