import { type ReactNode, useEffect, useRef } from 'react';
import { CopyButton } from '../copy-button.tsx';
import { ProgressBar } from '../grid/progress-bar.tsx';
import type { ScreenPoint } from '../grid/row-handlers.ts';
import { Icon } from '../icon.tsx';
import { StatusMark } from '../status/status-mark.tsx';
import { Moment } from '../time/moment.tsx';
import { type OperationInFull, useOperation } from './use-operation.ts';

export interface OperationPanelProps {
  readonly id: string;
  readonly onMenu: (name: string, at: ScreenPoint) => void;
  readonly onClose: () => void;
}

/** The operation that is open, beside the list. */
export function OperationPanel({ id, onMenu, onClose }: OperationPanelProps) {
  const { operation, status, problem } = useOperation(id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside
      className="panel"
      aria-labelledby="panel-heading"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="panel-head">
        <h2 id="panel-heading" tabIndex={-1} ref={heading} className="clip">
          {operation?.name ?? (status === 'gone' ? 'No such operation' : 'Reading…')}
        </h2>
        {operation !== null && status === 'shown' && (
          <button
            type="button"
            className="tool"
            aria-haspopup="menu"
            onClick={({ currentTarget }) => {
              const { left, bottom } = currentTarget.getBoundingClientRect();
              onMenu(operation.name, { x: left, y: bottom });
            }}
          >
            More actions
          </button>
        )}
        <button type="button" className="quiet-button" aria-label="Close the operation" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {problem !== null && (
        <p className="fault" role="alert">
          {problem}
        </p>
      )}
      {status === 'gone' && (
        <p className="fault" role="status">
          {operation === null
            ? 'There is no operation with this id. It may have been deleted.'
            : 'It was deleted. This is how it was seen last.'}
        </p>
      )}
      {operation !== null && <OperationFacts operation={operation} />}
    </aside>
  );
}

function OperationFacts({ operation }: { operation: OperationInFull }) {
  const { whyWaiting, lease } = operation;
  return (
    <dl className="facts">
      <Fact name="Status">
        <StatusMark status={operation.statusCode} />
      </Fact>
      {whyWaiting !== null && <Fact name="Why it waits">{whyWaiting.message}</Fact>}
      {operation.progress !== null && (
        <Fact name="Progress">
          <ProgressBar progress={operation.progress} name={operation.name} isRunning={lease !== null} />
        </Fact>
      )}
      {operation.stage !== null && <Fact name="Stage">{operation.stage}</Fact>}
      {operation.friendlyMessage !== null && <Fact name="Message">{operation.friendlyMessage}</Fact>}
      {operation.message !== null && <Fact name="For administrators">{operation.message}</Fact>}
      {lease !== null && (
        <Fact name="Host">
          {lease.hostId}, heard of <Moment iso={lease.heartbeatOn} />
        </Fact>
      )}
      <Fact name="Type">{`${operation.operationType.label} (${operation.operationType.value})`}</Fact>
      <Fact name="Owner">{operation.ownerId ?? '–'}</Fact>
      <Fact name="Created">
        <Moment iso={operation.createdOn} /> by {operation.createdBy ?? 'nobody known'}
      </Fact>
      <Fact name="Started">
        <Moment iso={operation.startedOn} />
      </Fact>
      {operation.postponeUntil !== null && (
        <Fact name="Next run">
          <Moment iso={operation.postponeUntil} />
        </Fact>
      )}
      {operation.completedOn !== null && (
        <Fact name="Completed">
          <Moment iso={operation.completedOn} />
        </Fact>
      )}
      <Fact name="Retries">{`${operation.retryCount} of ${operation.maxRetries}`}</Fact>
      {operation.correlationId !== null && <Fact name="Correlation">{operation.correlationId}</Fact>}
      <Fact name="Id">
        <code>{operation.id}</code> <CopyButton text={operation.id} what="the id" />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
