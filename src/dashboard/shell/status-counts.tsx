import type { AsyncOperationStatus } from '../../client/documents.ts';
import { statuses, statusWords } from '../status/status-words.ts';
import type { Counts } from './counts.ts';
import { groupedNumber } from './grouped-number.ts';

export interface StatusCountsProps {
  readonly counts: Counts | null;
  readonly chosen: readonly AsyncOperationStatus[];
  readonly onChoose: (statuses: readonly AsyncOperationStatus[]) => void;
}

/** How many in each status, of what the rest of the filter lets through; each is a filter. */
export function StatusCounts({ counts, chosen, onChoose }: StatusCountsProps) {
  const countOf = (status: AsyncOperationStatus) => counts?.byStatus.find((each) => each.statusCode === status)?.count;
  const toggle = (status: AsyncOperationStatus) =>
    onChoose(chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status]);
  return (
    <nav className="counts" aria-label="Status">
      <CountButton label="All" count={counts?.total} isChosen={chosen.length === 0} onPress={() => onChoose([])} />
      {statuses.map((status) => (
        <CountButton
          key={status}
          status={status}
          label={statusWords[status]}
          count={countOf(status)}
          isChosen={chosen.includes(status)}
          onPress={() => toggle(status)}
        />
      ))}
    </nav>
  );
}

interface CountButtonProps {
  readonly status?: AsyncOperationStatus;
  readonly label: string;
  readonly count: number | undefined;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function CountButton({ status, label, count, isChosen, onPress }: CountButtonProps) {
  return (
    <button
      type="button"
      className="count"
      aria-pressed={isChosen}
      data-empty={count === 0 || undefined}
      onClick={onPress}
    >
      <span className="count-number">{count === undefined ? '…' : groupedNumber(count)}</span>
      <span className="count-label">
        {status !== undefined && <span className="dot" data-status={status} aria-hidden="true" />}
        {label}
      </span>
    </button>
  );
}
