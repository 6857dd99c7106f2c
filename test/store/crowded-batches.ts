import fc from 'fast-check';
import { type Batch, batch, type Draft, draft } from './arbitrary-batches.ts';

const count = fc.integer({ min: 10, max: 40 });
const nth = fc.nat(80);

/** The same of so many operations, one after the other. */
const ofEach = fc
  .record({ count, nth, outcome: fc.constantFrom('SUCCEEDED' as const, 'FAILED' as const, 'RELEASED' as const) })
  .chain(({ count, nth, outcome }) => {
    const all = (draftOf: (nth: number) => Draft): Draft[] =>
      Array.from({ length: count }, (_, index) => draftOf(nth + index));
    const own = { epoch: 0, message: null } as const;
    return fc.constantFrom(
      all((nth) => ({ ...own, type: 'SETTLE', nth, outcome, wait: null })),
      all((nth) => ({ ...own, type: 'HEARTBEAT', nth, progress: null, data: undefined })),
      all((nth) => ({ ...own, type: 'HEARTBEAT', nth, progress: 0.1, data: undefined })),
      all((nth) => ({ type: 'ACTION', nth, action: 'CANCEL', wait: null })),
    );
  });

const created = fc
  .record({ count, dependencyToken: fc.option(fc.constant('token-1'), { freq: 1 }) })
  .map(({ count, dependencyToken }): Draft[] => {
    const given = {
      name: 'One of many',
      operationType: 5 as const,
      ownerId: null,
      correlationId: null,
      regardingObjectId: null,
    };
    const input = { ...given, requestId: null, priority: 0, maxRetries: 1, data: null, dependencyToken };
    return Array.from({ length: count }, () => ({ type: 'CREATE', input, wait: null }));
  });

const claimed = count.map((limit): Draft[] => [{ type: 'CLAIM', hostId: 'host-1', operationTypes: [5], limit }]);

const one = draft.map((each): Draft[] => [each]);

/** Transactions of many commands: most of them of a few kinds, alike, with others in between. */
export const crowdedBatches: fc.Arbitrary<Batch> = fc.record({
  ...batch,
  drafts: fc
    .array(fc.oneof(created, claimed, claimed, ofEach, ofEach, one), { minLength: 1, maxLength: 6 })
    .map((runs) => runs.flat()),
  cut: fc.constant(null),
});
