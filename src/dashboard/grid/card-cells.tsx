import type { OperationRow } from '../rows/row-order.ts';
import { StatusMark } from '../status/status-mark.tsx';
import { Moment } from '../time/moment.tsx';
import { NameLink } from './name-link.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** A row where there is no room for columns: what matters most, on two lines. */
export function CardCells({
  row,
  hasLeft,
  onOpen,
}: {
  row: OperationRow;
  hasLeft: boolean;
  onOpen: (id: string) => void;
}) {
  // There is room for one of the two: how far it is, or what it is.
  const isRunning = row.progress !== null && row.stateCode === 'LOCKED';
  return (
    <td className="cell card">
      <span className="card-line">
        <NameLink id={row.id} name={row.name} onOpen={onOpen} />
        {hasLeft && <span className="left-mark">left the list</span>}
      </span>
      <span className="card-line dim">
        <StatusMark status={row.statusCode} />
        {isRunning && <ProgressBar progress={row.progress} name={row.name} isRunning />}
        <span className="card-rest">
          {!isRunning && <span className="clip">{row.operationType.label}</span>}
          <Moment iso={row.createdOn} />
        </span>
      </span>
    </td>
  );
}
