import type { KeyboardEvent } from 'react';
import { Icon } from '../icon.tsx';
import type { RowOrder } from '../rows/row-order.ts';
import { columnFacts, isColumnId, narrowest, widest } from '../view/columns.ts';
import type { GridHeader } from './use-grid-columns.ts';

export interface HeaderCellProps {
  readonly header: GridHeader;
  readonly order: RowOrder;
  readonly onOrder: (order: RowOrder) => void;
  readonly onWidth: (id: string, width: number) => void;
}

const step = 16;

/** The name of a column; orders the list where the gateway can, and has an edge to pull. */
export function HeaderCell({ header, order, onOrder, onWidth }: HeaderCellProps) {
  const { id } = header;
  if (!isColumnId(id)) return null;
  const { label, orderField } = columnFacts[id];
  const isOrdered = orderField !== null && order.field === orderField;
  const ascending = order.direction === 'ASC';
  const pull = header.getResizeHandler();
  const resize = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -step : event.key === 'ArrowRight' ? step : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onWidth(id, Math.min(widest, Math.max(narrowest, header.getSize() + by)));
  };
  return (
    <th
      className="cell head-cell"
      scope="col"
      aria-label={label}
      aria-sort={isOrdered ? (ascending ? 'ascending' : 'descending') : undefined}
    >
      {orderField === null ? (
        <span className="clip">{label}</span>
      ) : (
        <button
          type="button"
          className="head-button clip"
          onClick={() => onOrder({ field: orderField, direction: nextDirection(isOrdered, ascending, orderField) })}
        >
          {label}
          {isOrdered && <Icon name={ascending ? 'up' : 'down'} />}
        </button>
      )}
      <button
        type="button"
        className="head-edge"
        aria-label={`Width of ${label}: ${header.getSize()} pixels. Arrow keys change it.`}
        onMouseDown={pull}
        onTouchStart={pull}
        onKeyDown={resize}
      />
    </th>
  );
}

/** Another column begins with what people look for first: the newest, or A. */
function nextDirection(isOrdered: boolean, ascending: boolean, field: RowOrder['field']): RowOrder['direction'] {
  if (isOrdered) return ascending ? 'DESC' : 'ASC';
  return field === 'NAME' ? 'ASC' : 'DESC';
}
