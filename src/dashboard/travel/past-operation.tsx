import '../styles/operation.css';
import { useEffect, useId, useRef } from 'react';
import { CopyButton } from '../copy-button.tsx';
import { OperationFacts } from '../operation/operation-facts.tsx';
import { hasOutcome } from '../operation/outcome.tsx';
import { isExplained, OutcomeNote } from '../operation/outcome-note.tsx';
import { PagePart } from '../operation/page-part.tsx';
import { Payloads } from '../operation/payloads.tsx';
import { ClosePanel } from '../shell/close-panel.tsx';
import { StatusMark } from '../status/status-mark.tsx';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import { noPayloads, type ToldPast, usePastOperation } from './use-past-operation.ts';

export interface PastOperationProps {
  readonly id: string;
  readonly asOf: string;
  readonly view: View;
  readonly onView: ChangeView;
  readonly onClose: () => void;
}

function withoutName(told: ToldPast | null): string {
  if (told === null) return 'Reading…';
  return told.problem === null ? 'Not there then' : 'Not known';
}

/** One operation as it stood then. Nothing can be done with it there. */
export default function PastOperation({ id, asOf, view, onView, onClose }: PastOperationProps) {
  const told = usePastOperation(id, asOf);
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const operation = told?.operation ?? null;
  const payloads = told?.payloads ?? noPayloads;
  const isOutcomeTold =
    operation !== null && payloads.data !== null && isExplained(operation.statusCode) && hasOutcome(payloads.data);
  return (
    <aside
      className="panel"
      aria-labelledby={headingId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="panel-head">
        <h2 id={headingId} tabIndex={-1} ref={heading}>
          {operation?.name ?? withoutName(told)}
        </h2>
        <ClosePanel what="the operation" onClose={onClose} />
      </header>
      {told?.problem != null && (
        <p className="panel-note fault" role="alert">
          {told.problem}
        </p>
      )}
      {told !== null && told.problem === null && operation === null && (
        <p className="panel-note">It had not been created by then, or had been deleted.</p>
      )}
      {operation !== null && (
        <>
          <p className="panel-note">As it stood then. Go back to now for its way, its timeline and its log lines.</p>
          <div className="operation-line">
            <StatusMark status={operation.statusCode} />
            <span className="operation-id">
              <code>{operation.id}</code>
              <CopyButton text={operation.id} what="the id" />
            </span>
          </div>
          {isOutcomeTold && <OutcomeNote payloads={payloads.data} status={operation.statusCode} />}
          <PagePart name="Facts">
            <OperationFacts operation={operation} lease={operation.lease} rerunAs={null} view={view} onView={onView} />
          </PagePart>
          <PagePart name="Data and results">
            <Payloads read={payloads} isOutcomeTold={isOutcomeTold} />
          </PagePart>
        </>
      )}
    </aside>
  );
}
