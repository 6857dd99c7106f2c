import { useId } from 'react';
import type { AsyncOperationStatus } from '../../client/documents.ts';
import { Outcome } from './outcome.tsx';
import type { OperationPayloads } from './use-operation-payloads.ts';

/** Whoever sees one of these asks why. */
const explained: readonly AsyncOperationStatus[] = ['WAITING', 'FAILED', 'CANCELED'];

export const isExplained = (status: AsyncOperationStatus): boolean => explained.includes(status);

/** Why it came to this: looked for first of all, so it comes before all else, and is short. */
export function OutcomeNote({ payloads, status }: { payloads: OperationPayloads; status: AsyncOperationStatus }) {
  const id = useId();
  return (
    <section className="outcome-note" data-status={status} aria-labelledby={id}>
      <h3 id={id} className="unseen">
        How it went
      </h3>
      <Outcome payloads={payloads} isShort />
    </section>
  );
}
