import fc from 'fast-check';
import { ownActions, settleOutcomes } from '../../src/core/lifecycle.ts';
import { createInput } from '../core/commands.ts';
import { minute } from '../core/decision-context.ts';
import { bulk } from '../engine/requests.ts';
import { turn } from './pulling.ts';
import type { StartedLive } from './start-live.ts';

/** What has been sent to a gateway. */
export interface Traffic {
  readonly started: StartedLive;
  /** The operations that the senders know of, oldest first. */
  readonly ids: string[];
  /** What was sent and not waited for. */
  readonly sent: Promise<unknown>[];
}

/** One step of the schedule: something is sent, time passes, or others get their turn. */
export type TrafficStep = (traffic: Traffic) => Promise<void>;

const place = fc.nat(9);
const soon = fc.option(fc.integer({ min: 1, max: 3 * minute }));

const created = fc
  .array(
    fc.record({
      name: fc.constantFrom('Banana', 'anna', 'Cherry'),
      operationType: fc.constantFrom(3, 4, 5),
      maxRetries: fc.nat(1),
      wait: soon,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(
    (drafts): TrafficStep =>
      async ({ started, ids, sent }) => {
        const instant = started.clock.now();
        const inputs = drafts.map(({ wait, ...input }) =>
          createInput({ ...input, postponeUntil: wait === null ? null : instant + wait }),
        );
        const creating = started.engine.create(inputs, 'alice');
        sent.push(creating.then((outcomes) => ids.push(...outcomes.flatMap(({ operation: made }) => made?.id ?? []))));
      },
  );

const acted = fc
  .record({ index: place, action: fc.constantFrom(...ownActions), wait: fc.integer({ min: 1, max: 3 * minute }) })
  .map(
    ({ index, action, wait }): TrafficStep =>
      async ({ started, ids, sent }) => {
        const id = ids[index];
        if (id === undefined) return;
        const postponeUntil = action === 'POSTPONE' ? started.clock.now() + wait : null;
        sent.push(
          started.engine.act({ id, action, postponeUntil, expectedVersion: null, reason: null, actor: 'alice' }),
        );
      },
  );

const rerun = place.map(
  (index): TrafficStep =>
    async ({ started, ids, sent }) => {
      const id = ids[index];
      if (id !== undefined) sent.push(started.engine.rerun({ id, requestId: null, reason: null, actor: 'alice' }));
    },
);

const claimed = fc
  .record({
    hostId: fc.constantFrom('host-1', 'host-2'),
    operationTypes: fc.subarray([3, 4, 5], { minLength: 1 }),
    limit: fc.integer({ min: 1, max: 5 }),
  })
  .map(
    (request): TrafficStep =>
      async ({ started, sent }) => {
        sent.push(started.engine.claim({ ...request, leaseMs: 2 * minute, waitMs: 0 }));
      },
  );

const beaten = fc.record({ index: place, progress: fc.constantFrom(null, 0.25, 0.5) }).map(
  ({ index, progress }): TrafficStep =>
    async ({ started, ids, sent }) => {
      const [operation] = await started.engine.reads.operations([ids[index] ?? '']);
      if (!operation) return;
      const { id, epoch } = operation;
      sent.push(started.engine.heartbeat([{ id, epoch, hostId: null, progress, stage: null, message: null }]));
    },
);

const settled = fc.record({ index: place, outcome: fc.constantFrom(...settleOutcomes) }).map(
  ({ index, outcome }): TrafficStep =>
    async ({ started, ids, sent }) => {
      const [operation] = await started.engine.reads.operations([ids[index] ?? '']);
      if (!operation) return;
      const silent = { result: undefined, data: undefined, message: undefined, friendlyMessage: undefined };
      const rest = { ...silent, errorCode: undefined, postponeUntil: null, retry: true };
      sent.push(started.engine.settle([{ id: operation.id, epoch: operation.epoch, hostId: null, outcome, ...rest }]));
    },
);

const canceled = fc.constantFrom('CANCEL' as const, 'DELETE' as const).map(
  (action): TrafficStep =>
    async ({ started, sent }) => {
      sent.push(started.engine.bulk(bulk(action, { filter: { nameContains: 'an' } })));
    },
);

const passed = fc.nat(minute).map(
  (ms): TrafficStep =>
    async ({ started }) => {
      started.clock.advance(ms);
    },
);

const yielded = fc.nat(6).map(
  (microtasks): TrafficStep =>
    async () => {
      for (let count = 0; count < microtasks; count += 1) await null;
    },
);

const turned = fc.integer({ min: 1, max: 3 }).map(
  (turns): TrafficStep =>
    async () => {
      for (let count = 0; count < turns; count += 1) await turn();
    },
);

const awaited = fc.constant<TrafficStep>(async ({ sent }) => {
  await Promise.all(sent);
});

export const trafficSteps: fc.Arbitrary<TrafficStep> = fc.oneof(
  { arbitrary: created, weight: 4 },
  { arbitrary: acted, weight: 5 },
  { arbitrary: rerun, weight: 1 },
  { arbitrary: claimed, weight: 4 },
  { arbitrary: beaten, weight: 2 },
  { arbitrary: settled, weight: 4 },
  { arbitrary: canceled, weight: 1 },
  { arbitrary: passed, weight: 2 },
  { arbitrary: yielded, weight: 2 },
  { arbitrary: turned, weight: 3 },
  { arbitrary: awaited, weight: 5 },
);
