import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Group } from '../../src/live/group.ts';
import type { LogLinesUpdate } from '../../src/live/live.ts';
import { claimBy, claimed, settlement } from '../engine/requests.ts';
import { delayedStore } from './delayed-store.ts';
import { turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { startLive } from './start-live.ts';
import { Taker } from './taker.ts';

type Step =
  | { readonly type: 'APPEND'; readonly count: number; readonly skipped: number }
  | { readonly type: 'JOIN'; readonly back: number; readonly room: number }
  | { readonly type: 'ROOM'; readonly index: number; readonly room: number }
  | { readonly type: 'LEAVE'; readonly index: number }
  | { readonly type: 'TURNS'; readonly count: number };

const room = fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('APPEND' as const),
    count: fc.integer({ min: 1, max: 7 }),
    skipped: fc.constantFrom(0, 0, 0, 2),
  }),
  fc.record({ type: fc.constant('JOIN' as const), back: fc.nat(9), room }),
  fc.record({ type: fc.constant('ROOM' as const), index: fc.nat(5), room }),
  fc.record({ type: fc.constant('LEAVE' as const), index: fc.nat(5) }),
  fc.record({ type: fc.constant('TURNS' as const), count: fc.integer({ min: 1, max: 4 }) }),
);
const delays = fc.oneof(fc.constant([]), fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }));

it('what a follower sees is what was written, less what it is told was dropped', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40, size: 'max' }),
      delays,
      delays,
      async (steps, encoding, reading) => {
        const { engine, live, create, stop } = await startLive({
          logLinesKept: 10,
          around: (store) => (reading.length === 0 ? store : slowReads(store, reading)),
        });
        try {
          await create({});
          const [operation] = await claimed(engine, claimBy('host-1'));
          if (operation === undefined) throw new Error('nothing was claimed');
          const { id, epoch } = operation;
          const written = new Map<number, string>();
          let newest = 0;
          const script = encoding.length === 0 ? {} : { delays: encoding };
          const group: Group<LogLinesUpdate> = live.logLines(id, 0).openGroup(new ScriptedEncoder(script));
          const followers: { readonly start: number; readonly taker: Taker<LogLinesUpdate> }[] = [];
          for (const each of steps) {
            if (each.type === 'APPEND') {
              const offset = newest + each.skipped;
              const lines = Array.from({ length: each.count }, (_, index) => `line ${offset + index + 1}`);
              for (const [index, text] of lines.entries()) written.set(offset + index + 1, text);
              newest = offset + each.count;
              await engine.appendLogLines([{ id, epoch, hostId: null, lines, offset }]);
            } else if (each.type === 'JOIN') {
              const start = Math.max(0, newest - each.back);
              followers.push({ start, taker: Taker.join(group, start, each.room) });
            } else if (each.type === 'TURNS') {
              for (let count = 0; count < each.count; count += 1) await turn();
            } else {
              const follower = followers[each.index % Math.max(followers.length, 1)];
              if (each.type === 'ROOM') follower?.taker.take(each.room);
              else if (follower?.taker.hasGone === false) follower.taker.leave();
            }
          }
          const { length } = followers.filter(({ taker }) => !taker.hasGone);
          expect(live.streams).toBe(length);
          await engine.settle([settlement(id, epoch, 'SUCCEEDED')]);
          for (const { taker } of followers) taker.take(Number.POSITIVE_INFINITY);
          await turnsUntil(() => live.streams === 0);
          for (const { start, taker } of followers) {
            let position = start;
            for (const update of taker.told) {
              expect(update.lines.length + update.dropped).toBe(update.position - position);
              for (const { number, text } of update.lines) {
                expect(number).toBeGreaterThan(position);
                expect(text).toBe(written.get(number));
                position = number;
              }
              expect(update.position).toBe(position);
            }
            expect(taker.faults).toEqual([]);
            if (taker.isComplete) expect([position, taker.told.at(-1)?.isUpToDate]).toEqual([newest, true]);
          }
          expect(followers.filter(({ taker }) => taker.isComplete)).toHaveLength(length);
        } finally {
          await stop();
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** A store that takes its time over what followers read, and over nothing else. */
function slowReads(store: Parameters<typeof delayedStore>[0], delays: readonly number[]) {
  const slow = delayedStore(store, delays);
  return { ...store, logLines: slow.logLines, operations: slow.operations };
}
