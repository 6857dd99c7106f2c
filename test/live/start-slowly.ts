import { expect } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import type { Traffic } from './arbitrary-traffic.ts';
import { delayedStore } from './delayed-store.ts';
import { startLive } from './start-live.ts';

/** A gateway over a slow store, which stays open until `close` so that it can be read when the engine has stopped. */
export async function startSlowly(ringSize: number, pattern: readonly number[], workMs = 0) {
  let close = async () => {};
  const started = await startLive({
    ringSize,
    workMs,
    around: (store) => {
      close = store.close;
      return { ...delayedStore(store, pattern), close: async () => {} };
    },
  });
  return { started, close };
}

/** Everything that was sent has been answered, and nothing more is written. */
export async function finish({ started, sent }: Traffic): Promise<readonly OperationEvent[]> {
  await Promise.all(sent);
  await started.engine.stop();
  const { head, reads } = started.engine;
  const events = await reads.events({ after: 0, until: head + 1, limit: 10_000, operationIds: null });
  expect(events.map(({ position }) => position)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
  return events;
}
