import { setTimeout as rest } from 'node:timers/promises';

/** Jobs a second. It is asked seldom how many are left, so as not to be part of what is measured. */
export async function jobsPerSecond(jobs: number, start: () => unknown, left: () => Promise<number>): Promise<number> {
  const startedAt = performance.now();
  await start();
  while ((await left()) > 0) await rest(20);
  return jobs / ((performance.now() - startedAt) / 1_000);
}
