import { expect, it } from 'vitest';
import type { OperationEvent } from '../../../src/core/change.ts';
import type { Command } from '../../../src/core/command.ts';
import { EventTally } from '../../../src/server/metrics/event-tally.ts';
import { act, claim, settle, tick } from '../../core/commands.ts';
import { minute, now } from '../../core/decision-context.ts';
import { createModelStore } from '../../store/model-store.ts';
import { StoreWriter } from '../../store/store-writer.ts';

it('each event counts once, for its kind and for what it did to its operation', async () => {
  const store = createModelStore();
  const writer = new StoreWriter(store);
  const events: OperationEvent[] = [];
  const apply = async (...commands: readonly Command[]) => {
    events.push(...(await writer.apply(...commands)).events);
  };
  await apply(writer.creation({ maxRetries: 1 }), writer.creation({ operationType: 6 }), writer.creation());
  await apply(claim({ operationTypes: [5, 6], limit: 3 }));
  await apply(act('CANCEL', { id: 'id-3' }));
  writer.instant = now + minute / 2;
  await apply({ ...settle(1, 'SUCCEEDED'), id: 'id-2' });
  // All that is left has run out of time: the first is tried again, the one that was to be canceled is.
  writer.instant = now + 60 * minute;
  await apply(tick(writer.instant));

  const tally = new EventTally();
  tally.count(events.slice(0, 5));
  tally.count(events.slice(5));
  expect(Object.fromEntries(tally.kinds)).toEqual({
    ...{ CREATED: 3, CLAIMED: 3, CANCEL_REQUESTED: 1, SUCCEEDED: 1, LEASE_EXPIRED: 1, CANCELED: 1 },
  });
  const told = [...tally.types].map(({ executionSeconds, ...type }) => ({ ...type, seconds: executionSeconds.sum }));
  expect(told.sort((a, b) => a.operationType - b.operationType)).toEqual([
    { operationType: 5, SUCCEEDED: 0, FAILED: 0, CANCELED: 1, retries: 1, leasesExpired: 2, seconds: 3_600 },
    { operationType: 6, SUCCEEDED: 1, FAILED: 0, CANCELED: 0, retries: 0, leasesExpired: 0, seconds: 30 },
  ]);
});
