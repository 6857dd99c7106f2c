import { useRef, useState } from 'react';
import type { Counts } from '../shell/counts.ts';
import { groupedNumber } from '../shell/grouped-number.ts';
import { statuses, statusWords } from '../status/status-words.ts';
import { type OperationTypeFacts, typeLabel } from '../toolbar/operation-type-facts.ts';
import { AddressLink } from '../view/address-link.tsx';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import { TypeCountsRow } from './type-counts-row.tsx';
import { inOrderOf, topTypeRows, typeRows } from './type-rows.ts';

export interface TypeCountsProps {
  readonly counts: Counts | null;
  readonly types: readonly OperationTypeFacts[];
  readonly view: View;
  readonly onChange: ChangeView;
}

const mostRows = 5;

/** How many of each type in each status, of what the rest of the filter lets through; each is a filter. */
export function TypeCounts({ counts, types, view, onChange }: TypeCountsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const [isHeld, setIsHeld] = useState(false);
  const lastOrder = useRef<readonly number[]>([]);
  const chosen = view.operationType;
  const sorted = counts === null ? [] : typeRows(counts, chosen);
  // Nothing is moved away from under the hand that is about to press it.
  const rows = isHeld ? inOrderOf(sorted, lastOrder.current) : sorted;
  lastOrder.current = rows.map(({ value }) => value);
  const { shown, hidden } = showsAll ? { shown: rows, hidden: [] } : topTypeRows(rows, mostRows, chosen);
  const hiddenFailures = hidden.reduce((sum, { byStatus }) => sum + (byStatus.FAILED ?? 0), 0);

  return (
    <section
      className="type-counts"
      aria-label="Types"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">All</th>
            {statuses.map((status) => (
              <th key={status} scope="col">
                <span className="dot" data-status={status} aria-hidden="true" />
                <span className="type-status">{statusWords[status]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <TypeCountsRow
              key={row.value}
              row={row}
              label={typeLabel(types, row.value)}
              view={view}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
      {counts === null && <p className="dim">Counting…</p>}
      {counts !== null && rows.length === 0 && <p className="dim">No operation matches.</p>}
      <p className="type-foot">
        {(hidden.length > 0 || showsAll) && (
          <button type="button" className="link-button" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll
              ? `Only the ${mostRows} most frequent`
              : `${hidden.length} more ${hidden.length === 1 ? 'type' : 'types'}`}
            {hiddenFailures > 0 && `, with ${groupedNumber(hiddenFailures)} Failed`}
          </button>
        )}
        <AddressLink address="/types">Limits and holds</AddressLink>
      </p>
    </section>
  );
}
