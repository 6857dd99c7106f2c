import { memo, type MouseEvent as ReactMouseEvent } from 'react';
import { Icon } from '../icon.tsx';
import type { RowEntry } from '../rows/row-window.ts';
import type { ColumnId } from '../view/columns.ts';
import { CardCells } from './card-cells.tsx';
import { NameLink } from './name-link.tsx';
import { OperationCell } from './operation-cell.tsx';
import type { RowHandlers } from './row-handlers.ts';

export interface GridRowProps {
  readonly entry: RowEntry;
  /** In the list, from 1; null where nobody has counted. */
  readonly rowNumber: number | null;
  readonly top: number;
  /** None: the row is a card. */
  readonly columns: readonly ColumnId[];
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly handlers: RowHandlers;
}

export const rowElementId = (id: string) => `operation-${id}`;

/** Drawn anew only where something of it changed: of 200 changes a second each draws its own row. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { entry, rowNumber, top, columns, isSelected, isActive, isOpen, handlers } = props;
  const { operation, hasLeft } = entry;
  const { id, name } = operation;
  const openMenu = ({ currentTarget }: ReactMouseEvent) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    handlers.openMenu(id, { x: left, y: bottom });
  };
  return (
    <tr
      id={rowElementId(id)}
      className="grid-row"
      aria-rowindex={rowNumber === null ? undefined : rowNumber + 1}
      aria-selected={isSelected}
      data-operation={id}
      data-active={isActive || undefined}
      data-open={isOpen || undefined}
      data-left={hasLeft || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="cell cell-check">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isSelected}
          aria-label={`Select ${name}`}
          onChange={({ nativeEvent }) => {
            // With Shift, the grid selects up to here.
            if (!(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)) handlers.toggle(id);
          }}
        />
      </td>
      {columns.length === 0 && <CardCells row={operation} hasLeft={hasLeft} onOpen={handlers.open} />}
      {columns.map((column) => (
        <td key={column} className="cell" data-column={column}>
          {column === 'name' ? (
            <>
              <NameLink id={id} name={name} onOpen={handlers.open} />
              {hasLeft && <span className="left-mark">left the list</span>}
            </>
          ) : (
            <OperationCell column={column} row={operation} />
          )}
        </td>
      ))}
      <td className="cell cell-more">
        <button
          type="button"
          tabIndex={-1}
          className="quiet-button"
          aria-haspopup="menu"
          aria-label={`More actions for ${name}`}
          onClick={openMenu}
        >
          <Icon name="more" />
        </button>
      </td>
    </tr>
  );
});
