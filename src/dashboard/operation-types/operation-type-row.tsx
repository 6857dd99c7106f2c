import type { OperationTypePartsFragment } from '../../client/documents.ts';
import type { TypeRow } from '../overview/type-rows.ts';
import { groupedNumber } from '../shell/grouped-number.ts';
import { statuses, statusWords } from '../status/status-words.ts';
import { Moment } from '../time/moment.tsx';
import { AddressLink } from '../view/address-link.tsx';
import { plainView } from '../view/view.ts';
import { addressOf } from '../view/view-address.ts';
import { limitWords, retryWords } from './operation-type-words.ts';

export interface OperationTypeRowProps {
  readonly type: OperationTypePartsFragment;
  /** Null until it has been counted. */
  readonly counts: TypeRow | null;
  readonly onHold: () => void;
  readonly onRelease: () => void;
}

export function OperationTypeRow({ type, counts, onHold, onRelease }: OperationTypeRowProps) {
  const { value, label, userControllable, hold } = type;
  const limits = limitWords(type);
  const list = { ...plainView, operationType: [value] };
  return (
    <tr data-held={hold !== null || undefined}>
      <th scope="row">
        <AddressLink address={addressOf(list)}>{label}</AddressLink> <span className="dim number">{value}</span>
        {!userControllable && <span className="type-remark">Recurring system job: not to be canceled or paused</span>}
      </th>
      <td className="number type-total" data-label="All">
        {counts === null ? '…' : groupedNumber(counts.total)}
      </td>
      {statuses.map((status) => {
        const count = counts?.byStatus[status] ?? 0;
        return (
          <td key={status} className="number" data-label={statusWords[status]} data-empty={count === 0 || undefined}>
            {count === 0 ? (
              <span className="dim">{counts === null ? '…' : '0'}</span>
            ) : (
              <AddressLink address={addressOf({ ...list, statusCode: [status] })}>{groupedNumber(count)}</AddressLink>
            )}
          </td>
        );
      })}
      <td className="type-text" data-label="Limits">
        {/* In one piece: on a narrow screen the cell is a grid, its label in one column and this in the other. */}
        {limits.length === 0 ? (
          <span className="dim">none</span>
        ) : (
          <div>
            {limits.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </div>
        )}
      </td>
      <td className="type-text dim" data-label="Retries">
        {retryWords(type)}
      </td>
      <td className="type-text" data-label="Hold">
        {hold !== null && (
          <div className="type-hold">
            <strong>Held</strong> <Moment iso={hold.heldOn} /> by {hold.byBreaker ? 'its breaker' : hold.heldBy}
            {hold.reason !== null && <div>“{hold.reason}”</div>}
          </div>
        )}
        <button
          type="button"
          className="tool"
          aria-label={hold === null ? `Hold ${label}…` : `Release ${label}`}
          onClick={hold === null ? onHold : onRelease}
        >
          {hold === null ? 'Hold…' : 'Release'}
        </button>
      </td>
    </tr>
  );
}
