import { expect, it, onTestFinished } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import type { LogLinesUpdate } from '../../src/live/live.ts';
import { action, claimBy, claimed, settlement } from '../engine/requests.ts';
import { pull, turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { type LiveSetup, type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

interface Logged {
  readonly started: StartedLive;
  readonly operation: Operation;
  append(texts: readonly string[], offset?: number): Promise<void>;
  settle(): Promise<void>;
}

async function startLogged(setup: LiveSetup = {}): Promise<Logged> {
  const started = await startLive(setup);
  onTestFinished(() => started.stop());
  const { engine } = started;
  await started.create({});
  const [operation] = await claimed(engine, claimBy('host-1'));
  if (operation === undefined) throw new Error('nothing was claimed');
  const { id, epoch } = operation;
  return {
    started,
    operation,
    append: async (lines, offset) => {
      const outcomes = await engine.appendLogLines([{ id, epoch, hostId: null, lines, offset: offset ?? null }]);
      expect(outcomes).toMatchObject([{ type: 'APPENDED' }]);
    },
    settle: async () => {
      expect(await engine.settle([settlement(id, epoch, 'SUCCEEDED')])).toMatchObject([{ type: 'CHANGED' }]);
    },
  };
}

const brief = ({ position, lines, dropped, isUpToDate }: LogLinesUpdate) =>
  `${lines.map(({ number, text }) => `${number}${text}`).join(' ')} to ${position}, ${dropped} dropped${isUpToDate ? '' : ', more'}`;

const numbered = (count: number) => Array.from({ length: count }, () => '.');

it('a follower is told what is there, then what comes, and that it is over', async () => {
  const { started, operation, append, settle } = await startLogged();
  await append(['a', 'b']);
  const stream = started.live.logLines(operation.id, 0);
  expect(brief(await pull(stream))).toBe('1a 2b to 2, 0 dropped');
  const next = pull(stream);
  await append(['c']);
  expect(brief(await next)).toBe('3c to 3, 0 dropped');
  await append(['d']);
  await settle();
  expect(brief(await pull(stream))).toBe('4d to 4, 0 dropped');
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect([started.live.streams, started.live.groups]).toEqual([0, 0]);
});

it('a follower of what has no lines, or has ended, is told so at once', async () => {
  const { started, operation, append, settle } = await startLogged();
  const first = started.live.logLines(operation.id, 0);
  expect(brief(await pull(first))).toBe(' to 0, 0 dropped');
  await append(['a']);
  await settle();
  const late = started.live.logLines(operation.id, 1);
  expect(brief(await pull(late))).toBe(' to 1, 0 dropped');
  expect(await late.next()).toMatchObject({ done: true });
  expect(brief(await pull(first))).toBe('1a to 1, 0 dropped');
  await started.engine.act(action(operation.id, 'DELETE'));
  expect(await first.next()).toMatchObject({ done: true });
  const gone = started.live.logLines(operation.id, 0);
  await pull(gone);
  expect(await gone.next()).toMatchObject({ done: true });
});

it('a deletion ends those who follow, whatever they were about to be told', async () => {
  const { started, operation, append, settle } = await startLogged();
  const taker = Taker.join(
    started.live.logLines(operation.id, 0).openGroup(new ScriptedEncoder<LogLinesUpdate>()),
    0,
    1,
  );
  await taker.hasBeenTold(1);
  await append(['a']);
  await settle();
  await started.engine.act(action(operation.id, 'DELETE'));
  taker.take(9);
  await turnsUntil(() => taker.hasGone);
  expect([taker.isComplete, taker.faults, taker.told.map(brief)]).toEqual([true, [], [' to 0, 0 dropped']]);
});

it('lines that were replaced before they could be told, or that never came, are counted', async () => {
  const { started, operation, append } = await startLogged({ logLinesKept: 3 });
  const group = started.live.logLines(operation.id, 0).openGroup(new ScriptedEncoder<LogLinesUpdate>());
  const slow = Taker.join(group, 0, 1);
  await slow.hasBeenTold(1);
  await append(['a', 'b', 'c', 'd', 'e']);
  slow.take(1);
  await slow.hasBeenTold(2);
  await append(['z'], 7);
  slow.take(1);
  await slow.hasBeenTold(3);
  expect(slow.told.map(brief)).toEqual([' to 0, 0 dropped', '3c 4d 5e to 5, 2 dropped', '8z to 8, 2 dropped']);
  slow.leave();
});

it('much is told in bounded portions', async () => {
  const { started, operation, append } = await startLogged();
  await append(numbered(450));
  await append(Array.from({ length: 100 }, () => 'x'.repeat(2_000)));
  const taker = Taker.join(started.live.logLines(operation.id, 0).openGroup(new ScriptedEncoder<LogLinesUpdate>()), 0);
  await turnsUntil(() => taker.told.at(-1)?.isUpToDate === true);
  const sizes = taker.told.map(({ lines }) => lines.length);
  expect(sizes.slice(0, 2)).toEqual([200, 200]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(550);
  const characters = taker.told.map(({ lines }) => lines.reduce((sum, { text }) => sum + text.length, 0));
  expect(Math.max(...characters)).toBeLessThanOrEqual(65_536);
  expect(taker.told.slice(0, -1).every(({ isUpToDate }) => !isUpToDate)).toBe(true);
  taker.leave();
});

it('those at the same place share a message; rest costs nothing', async () => {
  let looked = 0;
  const { started, operation, append } = await startLogged({
    around: (store) => ({
      ...store,
      logLines: (query) => {
        looked += 1;
        return store.logLines(query);
      },
    }),
  });
  const encoder = new ScriptedEncoder<LogLinesUpdate>();
  const group = started.live.logLines(operation.id, 0).openGroup(encoder);
  const takers = Array.from({ length: 20 }, () => Taker.join(group, 0));
  for (const taker of takers) await taker.hasBeenTold(1);
  const before = [encoder.encoded.length, looked];
  await started.create({}, {});
  for (let turns = 0; turns < 5; turns += 1) await turn();
  expect([encoder.encoded.length, looked]).toEqual(before);
  await append(['a']);
  for (const taker of takers) await taker.hasBeenTold(2);
  expect([encoder.encoded.length, looked]).toEqual(before.map((count) => count + 1));
  expect(started.live.streams).toBe(20);
  for (const taker of takers) taker.leave();
  expect([started.live.streams, started.live.groups, started.liveClock.timers]).toEqual([0, 0, 0]);
});

it('a stop tells what is committed first, and is no end of the subject', async () => {
  const { started, operation, append } = await startLogged();
  const taker = Taker.join(
    started.live.logLines(operation.id, 0).openGroup(new ScriptedEncoder<LogLinesUpdate>()),
    0,
    1,
  );
  const [quiet] = await started.create({});
  const ofQuiet = started.live.logLines(quiet?.id ?? '', 0).openGroup(new ScriptedEncoder<LogLinesUpdate>());
  const resting = Taker.join(ofQuiet, 0);
  await taker.hasBeenTold(1);
  await resting.hasBeenTold(1);
  await append(['a']);
  const stopped = started.live.stop();
  taker.take(9);
  await stopped;
  expect([resting.told.length, resting.isComplete, resting.ends]).toEqual([1, false, [undefined]]);
  expect(taker.told.map(brief)).toEqual([' to 0, 0 dropped', '1a to 1, 0 dropped']);
  expect([taker.isComplete, taker.ends, taker.faults]).toEqual([false, [undefined], []]);
});

it('a table that cannot be read ends those who follow with the error', async () => {
  let isBroken = false;
  const fault = new Error('no such table');
  const { started, operation, append } = await startLogged({
    around: (store) => ({
      ...store,
      logLines: async (query) => {
        if (isBroken) throw fault;
        return store.logLines(query);
      },
    }),
  });
  const taker = Taker.join(started.live.logLines(operation.id, 0).openGroup(new ScriptedEncoder<LogLinesUpdate>()), 0);
  await taker.hasBeenTold(1);
  isBroken = true;
  await append(['a']);
  await turnsUntil(() => taker.hasGone);
  expect(taker.ends).toEqual([fault]);
  expect(started.live.streams).toBe(0);
});
