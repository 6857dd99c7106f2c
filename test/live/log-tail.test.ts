import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogTail, type Waiting } from '../../src/live/log-tail.ts';
import { ScriptedLog } from './scripted-log.ts';
import { type StartedLive, startLive } from './start-live.ts';

let started: StartedLive;
let log: ScriptedLog;
let tail: LogTail;

beforeEach(async () => {
  started = await startLive();
  await started.create(...Array.from({ length: 20 }, () => ({})));
  log = await ScriptedLog.of(started.engine, 10);
  tail = new LogTail(log, 3);
});

afterEach(() => started.stop());

it('has the newest events in memory, and no older ones', () => {
  log.commit(5);
  expect(tail.head).toBe(15);
  expect(tail.readRecent(12)?.events.map(({ position }) => position)).toEqual([13, 14, 15]);
  expect(tail.readRecent(14)?.events.map(({ position }) => position)).toEqual([15]);
  expect(tail.readRecent(11)).toBeNull();
});

it('has nothing in memory of what was there before it', () => {
  expect(tail.readRecent(9)).toBeNull();
  expect(tail.readRecent(10)).toEqual({ events: [], position: 10 });
});

it('reads what is older from the store, up to where the head was', async () => {
  const slice = await tail.read(4, null);
  expect(slice?.events.map(({ position }) => position)).toEqual([5, 6, 7, 8, 9, 10]);
  expect(slice?.position).toBe(10);
});

it('does not hold up who waits for what is there already', async () => {
  const waiting: Waiting = { wake: null };
  await tail.waitAbove(9, waiting);
  expect(waiting.wake).toBeNull();
});

it('wakes who waits when there is more', async () => {
  const waiting: Waiting = { wake: null };
  const woken = tail.waitAbove(10, waiting);
  expect(waiting.wake).not.toBeNull();
  log.commit(1);
  await woken;
  expect(waiting.wake).toBeNull();
});

it('hears of no more commits once it has stopped', () => {
  tail.stop();
  log.commit(5);
  expect(tail.head).toBe(10);
});
