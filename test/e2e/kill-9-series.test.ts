import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';

const program = fileURLToPath(new URL('kill-9-series-process.ts', import.meta.url));
const minute = 60_000;
/** A minute of the rule in 60 ms: what a slow start misses stays far below what a catch-up is bounded by. */
const speed = 1_000;
const occurrencesPerLife = 25;

/** Runs the process until it has told of enough occurrences, kills it in the midst of it, and answers with those. */
async function life(file: string, start: number): Promise<number[]> {
  const child = spawn(process.execPath, [program, file, String(start), String(speed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const told: number[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(Number(line));
    if (told.length === occurrencesPerLife) child.kill('SIGKILL');
  }
  await exited;
  return told;
}

test('a series goes on through kill -9 with every occurrence there, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-series-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'asyncops.db');
  const start = Date.now();
  const told: number[] = [];
  for (let lives = 0; lives < 3; lives += 1) told.push(...(await life(file, start)));

  const store = openSqliteStore({ file, durability: 'full', randomBytes });
  onTestFinished(() => store.close());
  const events = await store.events({ after: 0, until: await store.head(), limit: 100_000, operationIds: null });
  const kept = events.map(({ operation }) => operation.occurrenceOn);
  expect(told.length).toBeGreaterThanOrEqual(3 * occurrencesPerLife);
  expect(kept.length).toBeGreaterThanOrEqual(told.length);
  const [first] = kept;
  expect(kept).toEqual(kept.map((_, index) => (first ?? 0) + index * minute));
  // What was told is there, in the order in which it was told; what was written just before the end may be untold.
  expect(told).toEqual(kept.filter((time) => told.some((each) => each === time)));
  const [series, ...others] = await store.seriesPage({ status: null, after: null, limit: 9 });
  expect(others).toEqual([]);
  expect(series).toMatchObject({ occurrenceCount: kept.length, lastOn: kept.at(-1) });
});
