import type { AsyncOperationAction } from '../../client/documents.ts';
import { mostInAddress } from '../view/view-address.ts';
import { operationCount } from './action-target.ts';
import { BulkMenu } from './bulk-menu.tsx';

export interface SelectionBarProps {
  readonly selectedCount: number;
  /** How many match the filter; null while that is not known. */
  readonly total: number | null;
  readonly isFull: boolean;
  readonly onSelected: (action: AsyncOperationAction) => void;
  readonly onMatching: (action: AsyncOperationAction) => void;
  readonly onClear: () => void;
}

/** Actions on many: on what is selected, or on all that match. */
export function SelectionBar({ selectedCount, total, isFull, onSelected, onMatching, onClear }: SelectionBarProps) {
  return (
    <section className="selection" aria-label="More actions">
      {selectedCount > 0 ? (
        <>
          <span role="status">
            {operationCount(selectedCount)} selected{isFull && ', which is the most: use “all that match” for more'}
            {selectedCount > mostInAddress && `; the address holds the first ${mostInAddress}`}
          </span>
          <BulkMenu label="More actions" onAction={onSelected} />
          <button type="button" className="link-button" onClick={onClear}>
            Clear selection
          </button>
        </>
      ) : (
        <>
          <span role="status">
            {total === null ? 'Counting…' : `${operationCount(total)} ${total === 1 ? 'matches' : 'match'}`}
          </span>
          {total !== 0 && <BulkMenu label="Actions on all that match" onAction={onMatching} />}
        </>
      )}
    </section>
  );
}
