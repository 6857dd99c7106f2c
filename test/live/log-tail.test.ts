import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogTail } from '../../src/live/log-tail.ts';
import { ScriptedLog } from './scripted-log.ts';
import { type StartedLive, startLive } from './start-live.ts';

let started: StartedLive;
let log: ScriptedLog;
let tail: LogTail;
/** Where the head was, whenever the log was said to have grown. */
let growth: number[];

beforeEach(async () => {
  started = await startLive();
  await started.create(...Array.from({ length: 20 }, () => ({})));
  log = await ScriptedLog.of(started.engine, 10);
  growth = [];
  tail = new LogTail(log, { ringSize: 3, onGrowth: () => growth.push(tail.head) });
});

afterEach(() => started.stop());

const positions = (slice: { readonly events: readonly { readonly position: number }[] } | null) =>
  slice?.events.map(({ position }) => position);

it('has the newest events in memory, and no older ones', () => {
  log.commit(5);
  expect(tail.head).toBe(15);
  expect(positions(tail.readRecent(12, 15))).toEqual([13, 14, 15]);
  expect(positions(tail.readRecent(14, 15))).toEqual([15]);
  expect(tail.readRecent(11, 12)).toBeNull();
  expect([11, 12, 15].map((after) => tail.isRecent(after))).toEqual([false, true, true]);
});

it('has nothing in memory of what was there before it', () => {
  expect(tail.readRecent(9, 10)).toBeNull();
  expect(tail.readRecent(10, 10)).toEqual({ events: [], position: 10 });
});

it('reads up to where it is asked to, or to the head', async () => {
  log.commit(3);
  expect(tail.readRecent(10, 12)).toMatchObject({ position: 12 });
  expect(tail.readRecent(10, 99)).toMatchObject({ position: 13 });
  expect(positions(await tail.read(4, 7))).toEqual([5, 6, 7]);
  expect(positions(await tail.read(4, 99))).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13]);
});

it('reads what is older from the store, up to where the head was', async () => {
  const reading = tail.read(4, 20);
  log.commit(5);
  const slice = await reading;
  expect(positions(slice)).toEqual([5, 6, 7, 8, 9, 10]);
  expect(slice?.position).toBe(10);
});

it('reads a few operations by themselves, and says how far that reaches', async () => {
  const events = await started.engine.reads.events({ after: 0, until: 20, limit: 20, operationIds: null });
  const ids = [2, 9, 15].map((position) => events[position - 1]?.operation.id ?? '');
  const slice = await tail.readOf(ids, 0);
  expect(positions(slice)).toEqual([2, 9]);
  expect(slice?.position).toBe(10);
});

it('starts its memory anew where it did not hear of a commit', async () => {
  log.commit(1);
  log.commit(2, 'lost');
  log.commit(1);
  expect(tail.head).toBe(14);
  expect(tail.readRecent(12, 14)).toBeNull();
  expect(positions(tail.readRecent(13, 14))).toEqual([14]);
  expect(positions(await tail.read(10, 14))).toEqual([11, 12, 13, 14]);
});

it('says that it has grown once it has', () => {
  log.commit(1);
  log.commit(4);
  expect(growth).toEqual([11, 15]);
});

it('hears of no more commits once it has stopped', () => {
  tail.stop();
  log.commit(5);
  expect(tail.head).toBe(10);
  expect(growth).toEqual([]);
});
