import '../styles/operation.css';
import { useEffect, useRef } from 'react';
import { type AsyncOperationAction, LifecycleDocument } from '../../client/documents.ts';
import { CopyButton } from '../copy-button.tsx';
import { ClosePanel } from '../shell/close-panel.tsx';
import type { ConnectionWords } from '../shell/connection-words.ts';
import { StatusMark } from '../status/status-mark.tsx';
import { useAnswer } from '../use-answer.ts';
import { useTitle } from '../use-title.ts';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import { ActionsButton } from './actions-button.tsx';
import { operationHeadingId } from './element-ids.ts';
import { DeletionNote, MissingNote } from './gone-notes.tsx';
import { LogLines } from './log-lines.tsx';
import { OperationFacts } from './operation-facts.tsx';
import type { OperationStory } from './operation-story.ts';
import { hasOutcome } from './outcome.tsx';
import { isExplained, OutcomeNote } from './outcome-note.tsx';
import { PagePart } from './page-part.tsx';
import { Payloads } from './payloads.tsx';
import { pendingRequest, requestKinds } from './pending-request.ts';
import { RequestNote } from './request-note.tsx';
import { StateDiagram } from './state-diagram.tsx';
import { newestOf } from './timeline.ts';
import { TimelineList } from './timeline-list.tsx';
import { useOperationNow } from './use-operation-now.ts';
import { useOperationPayloads } from './use-operation-payloads.ts';
import { useOperationStory } from './use-operation-story.ts';
import { WhyItWaits } from './why-it-waits.tsx';

export interface OperationPageProps {
  readonly id: string;
  readonly view: View;
  readonly connection: ConnectionWords;
  readonly onView: ChangeView;
  readonly onAction: (action: AsyncOperationAction, operation: { readonly id: string; readonly name: string }) => void;
  readonly onClose: () => void;
}

/** One operation: beside the list where there is room, so that one goes from row to row; else in its place. */
export function OperationPage({ id, view, connection, onView, onAction, onClose }: OperationPageProps) {
  const told = useOperationStory(id);
  const { story, status, problem } = told;
  const heading = useRef<HTMLHeadingElement>(null);
  const name = story?.operation.name ?? (status === 'missing' ? 'No such operation' : 'Reading…');
  useEffect(() => heading.current?.focus(), []);
  const isDeleted = story?.isDeleted ?? false;
  useEffect(() => {
    // The button that had the focus is gone with the operation.
    if (isDeleted && document.activeElement === document.body) heading.current?.focus();
  }, [isDeleted]);
  useTitle(name);
  return (
    <aside
      className="panel"
      aria-labelledby={operationHeadingId}
      onKeyDown={(event) => {
        // A menu or a dialog that is open over it has its own.
        const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isOwn) onClose();
      }}
    >
      <header className="panel-head">
        <h2 id={operationHeadingId} tabIndex={-1} ref={heading} title={name}>
          {name}
        </h2>
        {story !== null && !story.isDeleted && (
          <ActionsButton operation={story.operation} onAction={(action) => onAction(action, story.operation)} />
        )}
        <ClosePanel what="the operation" onClose={onClose} />
      </header>
      {problem !== null && (
        <p className="panel-note fault" role="alert">
          {problem}
        </p>
      )}
      {connection.status === 'stale' && (
        <p className="panel-note warn">This is how it was: the page is {connection.text}.</p>
      )}
      {status === 'missing' && <MissingNote id={id} onList={onClose} />}
      {story !== null && (
        <OperationDetails
          story={story}
          isReadingOlder={told.isReadingOlder}
          isLive={connection.status === 'connected'}
          onReadOlder={told.readOlder}
          view={view}
          onView={onView}
        />
      )}
    </aside>
  );
}

interface OperationDetailsProps {
  readonly story: OperationStory;
  readonly isReadingOlder: boolean;
  readonly isLive: boolean;
  readonly onReadOlder: () => void;
  readonly view: View;
  readonly onView: ChangeView;
}

function OperationDetails({ story, isReadingOlder, isLive, onReadOlder, view, onView }: OperationDetailsProps) {
  const { operation, timeline, isDeleted, deletion } = story;
  const { lease, whyWaiting, rerunAs } = useOperationNow(operation);
  const lifecycle = useAnswer(LifecycleDocument, isLive)?.lifecycle ?? null;
  const payloads = useOperationPayloads(operation.id, operation.version);
  const isOutcomeTold = payloads.data !== null && isExplained(operation.statusCode) && hasOutcome(payloads.data);
  const request = isDeleted ? null : pendingRequest(operation, lease, newestOf(timeline, requestKinds));
  return (
    <>
      <div className="operation-line">
        <StatusMark status={operation.statusCode} />
        <span className="operation-id">
          <code>{operation.id}</code>
          <CopyButton text={operation.id} what="the id" />
        </span>
      </div>
      {isDeleted && <DeletionNote deletion={deletion} />}
      {request !== null && <RequestNote request={request} />}
      {isOutcomeTold && <OutcomeNote payloads={payloads.data} status={operation.statusCode} />}
      {whyWaiting !== null && !isDeleted && <WhyItWaits reason={whyWaiting} view={view} onView={onView} />}
      <PagePart name="Its way">
        {lifecycle === null ? (
          <div className="diagram-on-its-way" />
        ) : (
          <StateDiagram
            lifecycle={lifecycle}
            way={timeline.way}
            operation={operation}
            isDeleted={isDeleted}
            isPartial={timeline.unreadBefore !== null}
          />
        )}
      </PagePart>
      <PagePart name="Facts">
        <OperationFacts
          operation={operation}
          lease={isDeleted ? null : lease}
          rerunAs={rerunAs}
          view={view}
          onView={onView}
        />
      </PagePart>
      {!isDeleted && (
        <PagePart name="Data and results">
          <Payloads read={payloads} isOutcomeTold={isOutcomeTold} />
        </PagePart>
      )}
      <PagePart name="Log lines">
        <LogLines id={operation.id} />
      </PagePart>
      <PagePart name="Timeline">
        <TimelineList timeline={timeline} isReadingOlder={isReadingOlder} onReadOlder={onReadOlder} />
      </PagePart>
    </>
  );
}
