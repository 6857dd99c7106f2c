import { until } from './until.ts';

/** Waits until a number no longer grows while the server answers one request after another, and gives it. */
export async function settled(url: string, number: () => number): Promise<number> {
  const health = new URL('/health', url);
  let last = -1;
  await until('the number settles', async () => {
    const before = number();
    for (let round = 0; round < 20; round += 1) await (await fetch(health)).text();
    last = number();
    return last === before;
  });
  return last;
}
