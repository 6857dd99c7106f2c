import type { AsyncOperationStatus } from '../../client/documents.ts';
import { groupedNumber } from '../shell/grouped-number.ts';
import { statuses, statusWords } from '../status/status-words.ts';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import type { TypeRow } from './type-rows.ts';

export interface TypeCountsRowProps {
  readonly row: TypeRow;
  readonly label: string;
  readonly view: View;
  readonly onChange: ChangeView;
}

export function TypeCountsRow({ row, label, view, onChange }: TypeCountsRowProps) {
  const { value, total, byStatus } = row;
  const { operationType: types, statusCode: chosenStatuses } = view;
  const isChosen = types.includes(value);
  const toggleType = () =>
    onChange({ operationType: isChosen ? types.filter((each) => each !== value) : [...types, value] });
  /** Of one type in one status: the counts say how many that shows. */
  const isOnly = (status: AsyncOperationStatus) => isChosen && types.length === 1 && chosenStatuses.join() === status;
  const toggleBoth = (status: AsyncOperationStatus) =>
    onChange(isOnly(status) ? { operationType: [], statusCode: [] } : { operationType: [value], statusCode: [status] });

  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <button type="button" className="type-name clip" aria-pressed={isChosen} title={label} onClick={toggleType}>
          {label}
        </button>
      </th>
      <td className="number type-total">{groupedNumber(total)}</td>
      {statuses.map((status) => {
        const count = byStatus[status] ?? 0;
        return (
          <td key={status} className="number">
            {count === 0 && !isOnly(status) ? (
              <span className="type-none">
                <span className="unseen">0</span>
                <span aria-hidden="true">·</span>
              </span>
            ) : (
              <button
                type="button"
                className="type-count"
                data-status={status}
                aria-pressed={isOnly(status)}
                aria-label={`${label}, ${statusWords[status]}: ${groupedNumber(count)}`}
                onClick={() => toggleBoth(status)}
              >
                <span className="dot type-count-dot" data-status={status} aria-hidden="true" />
                {groupedNumber(count)}
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
}
