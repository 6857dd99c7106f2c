import { CopyButton } from '../copy-button.tsx';
import type { OperationRow } from '../rows/row-order.ts';
import { StatusMark } from '../status/status-mark.tsx';
import { Moment } from '../time/moment.tsx';
import type { ColumnId } from '../view/columns.ts';
import { ProgressBar } from './progress-bar.tsx';

/** What a row says in a column; its name is a link, which the row makes. */
export function OperationCell({ column, row }: { column: Exclude<ColumnId, 'name'>; row: OperationRow }) {
  switch (column) {
    case 'operationType':
      return <Text text={row.operationType.label} />;
    case 'statusCode':
      return <StatusMark status={row.statusCode} />;
    case 'hostId':
      return <Text text={row.lease?.hostId ?? null} />;
    case 'progress':
      // Of what is over, the last report says nothing: its status does.
      return (
        <ProgressBar
          progress={row.stateCode === 'COMPLETED' ? null : row.progress}
          name={row.name}
          isRunning={row.stateCode === 'LOCKED'}
        />
      );
    case 'ownerId':
    case 'stage':
    case 'correlationId':
      return <Text text={row[column]} />;
    case 'message':
      return <Text text={row.message ?? null} />;
    case 'createdOn':
    case 'startedOn':
    case 'postponeUntil':
    case 'modifiedOn':
    case 'completedOn':
      return <Moment iso={row[column]} />;
    case 'retryCount':
      return <span className="number">{`${row.retryCount} of ${row.maxRetries}`}</span>;
    case 'priority':
      return <span className="number">{row.priority}</span>;
    case 'id':
      return (
        <>
          <code className="clip">{row.id}</code>
          <CopyButton text={row.id} what="the id" />
        </>
      );
  }
}

function Text({ text }: { text: string | null }) {
  if (text === null || text === '') return <span className="dim">–</span>;
  return (
    <span className="clip" title={text}>
      {text}
    </span>
  );
}
