import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HeldOperation } from '../../src/client/host/held-operation.ts';
import { createPace } from '../../src/client/host/pace.ts';
import { createPlaces } from '../../src/client/host/places.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { claimed } from './host-stage.ts';
import { settled } from './turns.ts';

type Step =
  | { readonly type: 'COME' }
  /** One of those that run is done, or one of all is interrupted: which, by its number. */
  | { readonly type: 'END'; readonly which: number }
  | { readonly type: 'INTERRUPT'; readonly which: number }
  /** With its timers, or without them: the process did not get to run. */
  | { readonly type: 'PASS'; readonly ms: number }
  | { readonly type: 'STALL'; readonly ms: number };

const mostWaitMs = 100;
const which = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: 'COME' } as const) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('END' as const), which }) },
  fc.record({ type: fc.constant('INTERRUPT' as const), which }),
  fc.record({ type: fc.constant('PASS' as const), ms: fc.nat(80) }),
  fc.record({ type: fc.constant('STALL' as const), ms: fc.nat(150) }),
);

it('never more run than there are places; who waits gets one in order, in time, or not at all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 60 }), async (count, steps) => {
      const clock = new FakeClock(0);
      const places = createPlaces({ count, mostWaitMs, clock, pace: createPace(clock) });
      const all: { readonly held: HeldOperation; readonly cameAt: number }[] = [];
      const begun: number[] = [];
      let ended = 0;
      const answered = new Map<HeldOperation, boolean>();

      const come = () => {
        const number = all.length;
        const held = new HeldOperation(claimed(`${number}`, 0), 30_000, 0, 0);
        all.push({ held, cameAt: clock.now() });
        const wasInterrupted = () => held.signal.aborted;
        void places.take(held).then((hasPlace) => {
          expect(answered.has(held)).toBe(false);
          answered.set(held, hasPlace);
          if (!hasPlace) return;
          begun.push(number);
          expect(wasInterrupted()).toBe(false);
        });
      };

      for (const each of steps) {
        if (each.type === 'COME') come();
        else if (each.type === 'PASS') clock.advance(each.ms);
        else if (each.type === 'STALL') clock.stall(each.ms);
        else if (each.type === 'INTERRUPT') all[each.which]?.held.ask('PAUSE');
        else {
          const running = [...places.running];
          const left = running[each.which % Math.max(running.length, 1)];
          const before = new Set(running);
          if (left === undefined) continue;
          places.leave(left);
          ended += 1;
          for (const held of places.running) {
            const cameAt = all.find((one) => one.held === held)?.cameAt ?? 0;
            if (!before.has(held)) expect(clock.now() - cameAt).toBeLessThan(mostWaitMs);
          }
        }
        await settled();
        expect(places.running.size).toBeLessThanOrEqual(count);
        expect(places.waiting === 0 || places.running.size === count).toBe(true);
        expect(begun.length - ended).toBe(places.running.size);
        expect(all.filter(({ held }) => !answered.has(held))).toHaveLength(places.waiting);
        expect(all.filter(({ held }) => held.signal.aborted && !answered.has(held))).toEqual([]);
      }
      expect(begun).toEqual(begun.toSorted((left, right) => left - right));

      places.close();
      await settled();
      expect(answered.size).toBe(all.length);
      expect(clock.timers).toBe(0);
      come();
      await settled();
      expect([...answered.values()].at(-1)).toBe(false);
      expect(answered.size).toBe(all.length);
    }),
    { numRuns: 300 },
  );
});
