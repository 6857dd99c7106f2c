import { setImmediate as turn } from 'node:timers/promises';

/** Lets everything run that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let count = 0; count < 3; count += 1) await turn();
}
