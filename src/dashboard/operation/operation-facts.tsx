import type { OperationNowQuery, OperationPagePartsFragment } from '../../client/documents.ts';
import { CopyButton } from '../copy-button.tsx';
import { ProgressBar } from '../grid/progress-bar.tsx';
import { StatusMark } from '../status/status-mark.tsx';
import { exactTime } from '../time/exact-time.ts';
import { Moment } from '../time/moment.tsx';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import { Fact } from './fact.tsx';
import { listOf, PageLink } from './page-link.tsx';
import { SeriesFact } from './series-fact.tsx';
import { spanWords } from './span-words.ts';

export interface OperationFactsProps {
  readonly operation: OperationPagePartsFragment;
  readonly lease: OperationPagePartsFragment['lease'];
  readonly rerunAs: NonNullable<OperationNowQuery['asyncOperation']>['rerunAs'];
  readonly view: View;
  readonly onView: ChangeView;
}

export function OperationFacts({ operation, lease, rerunAs, view, onView }: OperationFactsProps) {
  const { dependencyToken, correlationId, concurrencyKey, ownerId, regardingObjectId } = operation;
  const { executionTimeSpan, seriesId, rerunOf } = operation;
  const list = (text: string, condition: Partial<View>) => (
    <PageLink view={view} change={listOf(view, condition)} onView={onView}>
      {text}
    </PageLink>
  );
  const operationLink = (id: string) => (
    <PageLink view={view} change={{ operation: id }} onView={onView}>
      <code>{id}</code>
    </PageLink>
  );
  return (
    <dl className="facts">
      {operation.progress !== null && operation.stateCode !== 'COMPLETED' && (
        <Fact name="Progress">
          <ProgressBar
            progress={operation.progress}
            name={operation.name}
            isRunning={operation.stateCode === 'LOCKED'}
          />
        </Fact>
      )}
      {operation.stage !== null && <Fact name="Stage">{operation.stage}</Fact>}
      {lease !== null && (
        <>
          <Fact name="Host">
            {list(lease.hostId, { hostId: [lease.hostId] })}, under lease {lease.epoch}
          </Fact>
          <Fact name="Lease">
            ends <Moment iso={lease.expiresOn} />; last heartbeat <Moment iso={lease.heartbeatOn} />
          </Fact>
        </>
      )}
      <Fact name="Type">
        {list(`${operation.operationType.label} (${operation.operationType.value})`, {
          operationType: [operation.operationType.value],
        })}
      </Fact>
      <Fact name="Created">
        <Moment iso={operation.createdOn} /> by {operation.createdBy ?? 'nobody known'}
      </Fact>
      <Fact name="Started">
        <Moment iso={operation.startedOn} nothing="not yet" />
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
      <Fact name="Changed">
        <Moment iso={operation.modifiedOn} /> by {operation.modifiedBy ?? 'nobody known'}
      </Fact>
      {executionTimeSpan !== null && <Fact name="Time at work">{spanWords(executionTimeSpan)}</Fact>}
      <Fact name="Retries">{`${operation.retryCount} of ${operation.maxRetries}`}</Fact>
      <Fact name="Priority">{operation.priority}</Fact>
      {ownerId !== null && <Fact name="Owner">{list(ownerId, { ownerId: [ownerId] })}</Fact>}
      {correlationId !== null && <Fact name="Correlation">{list(correlationId, { correlationId })}</Fact>}
      {dependencyToken !== null && <Fact name="Dependency token">{list(dependencyToken, { dependencyToken })}</Fact>}
      {concurrencyKey !== null && (
        <Fact name="Concurrency key">
          {list(concurrencyKey, { concurrencyKey })}, at most {operation.concurrencyLimit} at a time
        </Fact>
      )}
      {regardingObjectId !== null && (
        <Fact name="Regarding">
          {operation.regardingObjectType !== null && `${operation.regardingObjectType} `}
          <code>{regardingObjectId}</code> <CopyButton text={regardingObjectId} what="the id of the object" />
        </Fact>
      )}
      {operation.requestId !== null && (
        <Fact name="Request id">
          <code>{operation.requestId}</code>
        </Fact>
      )}
      {rerunOf !== null && <Fact name="Runs again">{operationLink(rerunOf)}</Fact>}
      {rerunAs !== null && (
        <Fact name="Run again as">
          {operationLink(rerunAs.id)} <StatusMark status={rerunAs.statusCode} />
        </Fact>
      )}
      {seriesId !== null && (
        <SeriesFact id={seriesId} version={operation.version}>
          {(text) => list(text, { seriesId })}
        </SeriesFact>
      )}
      {operation.occurrenceOn !== null && <Fact name="Occurrence">{exactTime(operation.occurrenceOn)}</Fact>}
    </dl>
  );
}
