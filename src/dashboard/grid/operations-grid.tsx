import { type KeyboardEvent, type MouseEvent, useCallback, useRef, useState } from 'react';
import type { RowFeed, RowFeedState } from '../rows/row-feed.ts';
import type { ColumnMemory } from '../view/column-memory.ts';
import type { ColumnId } from '../view/columns.ts';
import type { View } from '../view/view.ts';
import { type GridCommand, gridCommandOf } from './grid-keys.ts';
import { GridRow, rowElementId } from './grid-row.tsx';
import { gridTemplate } from './grid-template.ts';
import { HeaderCell } from './header-cell.tsx';
import type { RowHandlers, ScreenPoint } from './row-handlers.ts';
import { useGridColumns } from './use-grid-columns.ts';
import { useInnerWidth } from './use-inner-width.ts';
import { useRowScroll } from './use-row-scroll.ts';

declare module 'react' {
  interface CSSProperties {
    /** The widths of the grid's columns, told once for all rows. */
    '--columns'?: string;
  }
}

export interface OperationsGridProps {
  readonly feed: RowFeed | null;
  readonly state: RowFeedState | null;
  /** How many match; null while that is not known. */
  readonly total: number | null;
  readonly view: View;
  readonly columns: readonly ColumnId[];
  readonly widths: ColumnMemory['widths'];
  readonly selected: ReadonlySet<string>;
  readonly isNarrow: boolean;
  /** Something stands over the rows that refers to them. */
  readonly isHeld: boolean;
  readonly onWidths: (widths: ColumnMemory['widths']) => void;
  readonly onOrder: (order: View['order']) => void;
  readonly onToggle: (id: string) => void;
  readonly onToggleAll: (ids: readonly string[]) => void;
  /** From one of these rows to another. */
  readonly onExtend: (rows: readonly string[], from: string, to: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onMenu: (id: string, at: ScreenPoint) => void;
  readonly onClear: () => void;
}

const headHeight = 34;
const checkWidth = 40;
const moreWidth = 40;
const leastFirstWidth = 140;
const noColumns: readonly ColumnId[] = [];

export const gridElementId = 'operations';

export function OperationsGrid(props: OperationsGridProps) {
  const { feed, state, total, view, columns, widths, selected, isNarrow, isHeld } = props;
  const { onWidths, onOrder, onToggle, onToggleAll, onExtend, onOpen, onMenu, onClear } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const room = useInnerWidth(scroller);
  const [active, setActive] = useState<string | null>(null);
  const rowHeight = isNarrow ? 60 : 36;
  const headers = useGridColumns({ shown: columns, widths, onWidths });
  const scroll = useRowScroll({ scroller, feed, state, rowHeight, headHeight: isNarrow ? 0 : headHeight, isHeld });
  const { virtualizer } = scroll;
  const { before = 0, entries = [] } = state?.window ?? {};
  const ids = entries.map((entry) => entry.operation.id);

  const handlers = useHandlers({ toggle: onToggle, open: onOpen, openMenu: onMenu });

  const goTo = (id: string, isExtending: boolean) => {
    if (isExtending) onExtend(ids, active ?? id, id);
    setActive(id);
  };

  const move = (by: number, isExtending: boolean) => {
    const at = active === null ? -1 : ids.indexOf(active);
    const from = at === -1 ? scroll.first - before - Math.sign(by) : at;
    const to = Math.min(entries.length - 1, Math.max(0, from + by));
    const id = ids[to];
    if (id === undefined) return;
    goTo(id, isExtending);
    virtualizer.scrollToIndex(before + to, { align: 'auto' });
  };

  const obey = (command: GridCommand) => {
    switch (command.kind) {
      case 'MOVE':
        return move(command.by, command.isExtending);
      case 'TOP':
        setActive(null);
        if (state?.window.hasBefore) feed?.toTop();
        else virtualizer.scrollToOffset(0);
        return;
      case 'END':
        setActive(null);
        if (state?.window.hasAfter) feed?.toEnd();
        else virtualizer.scrollToOffset(virtualizer.getTotalSize());
        return;
      case 'CLEAR':
        return onClear();
    }
    if (active === null) return;
    if (command.kind === 'TOGGLE') onToggle(active);
    if (command.kind === 'OPEN') onOpen(active);
    if (command.kind === 'MENU') {
      const row = document.getElementById(rowElementId(active))?.getBoundingClientRect();
      if (row !== undefined) onMenu(active, { x: row.left + checkWidth, y: row.bottom });
    }
  };

  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const command = gridCommandOf(event, scroll.last - scroll.first);
    if (command === null) return;
    event.preventDefault();
    obey(command);
  };

  const pressRow = (event: MouseEvent<HTMLTableElement>) => {
    const id = operationAt(event.target);
    // A link with Shift opens a window.
    const isPart = event.target instanceof Element && event.target.closest('a, button') !== null;
    if (id !== null) goTo(id, event.shiftKey && event.type === 'click' && !isPart);
    if (id !== null && event.type === 'contextmenu') {
      event.preventDefault();
      onMenu(id, { x: event.clientX, y: event.clientY });
    }
    if (id !== null) event.currentTarget.focus({ preventScroll: true });
  };

  // Read from the end, nobody has counted what is above.
  const isNumbered = state !== null && (before > 0 || !state.window.hasBefore);
  const items = virtualizer.getVirtualItems();
  const isActiveDrawn = items.some(({ index }) => active !== null && ids[index - before] === active);
  const isAllSelected = ids.length > 0 && ids.every((id) => selected.has(id));
  const sizes = headers.map((header) => header.getSize());
  const [first = 0] = sizes;
  // As wide as the reader made it, it stays.
  const isOwnWidth = columns[0] !== undefined && widths[columns[0]] !== undefined;
  const template = gridTemplate({
    sizes,
    leastFirst: isOwnWidth ? first : Math.min(first, leastFirstWidth),
    roomiest: columns.indexOf('message'),
    ends: [checkWidth, moreWidth],
    room,
  });

  return (
    <div
      className="grid-scroller"
      ref={scroller}
      data-narrow={isNarrow || undefined}
      data-wider={template.isWider || undefined}
    >
      <table
        id={gridElementId}
        role="grid"
        className="grid"
        aria-label="Operations"
        aria-multiselectable="true"
        aria-rowcount={total === null ? -1 : total + 1}
        aria-busy={state === null || state.phase === 'loading'}
        aria-activedescendant={active !== null && isActiveDrawn ? rowElementId(active) : undefined}
        tabIndex={0}
        style={isNarrow ? undefined : { width: template.width, '--columns': template.columns }}
        onKeyDown={press}
        onMouseDown={(event) => {
          // Texts would be marked between the two rows.
          if (event.shiftKey && operationAt(event.target) !== null) event.preventDefault();
        }}
        onClick={pressRow}
        onContextMenu={pressRow}
      >
        {!isNarrow && (
          <thead>
            <tr className="grid-head" aria-rowindex={1}>
              <th className="cell cell-check" scope="col">
                <input
                  type="checkbox"
                  aria-label="Select all rows that are read"
                  checked={isAllSelected}
                  onChange={() => onToggleAll(ids)}
                />
              </th>
              {headers.map((header) => (
                <HeaderCell
                  key={header.id}
                  header={header}
                  order={view.order}
                  onOrder={onOrder}
                  onWidth={(id, size) => onWidths({ ...widths, [id]: size })}
                />
              ))}
              <th className="cell cell-more" scope="col">
                <span className="unseen">Actions</span>
              </th>
            </tr>
          </thead>
        )}
        <tbody style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const entry = entries[index - before];
            return entry === undefined ? (
              <tr
                key={`row ${index}`}
                className="grid-row"
                aria-rowindex={isNumbered ? index + 2 : undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                <td className="row-on-the-way">
                  <span className="unseen">Being read</span>
                </td>
              </tr>
            ) : (
              <GridRow
                key={entry.operation.id}
                entry={entry}
                rowNumber={isNumbered ? index + 1 : null}
                top={start}
                columns={isNarrow ? noColumns : columns}
                isSelected={selected.has(entry.operation.id)}
                isActive={active === entry.operation.id}
                isOpen={view.operation === entry.operation.id}
                handlers={handlers}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function operationAt(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest('[data-operation]') : null;
  return row?.getAttribute('data-operation') ?? null;
}

/** The same object for ever, which calls what was given last. */
function useHandlers(newest: RowHandlers): RowHandlers {
  const current = useRef(newest);
  current.current = newest;
  const toggle = useCallback((id: string) => current.current.toggle(id), []);
  const open = useCallback((id: string) => current.current.open(id), []);
  const openMenu = useCallback((id: string, at: ScreenPoint) => current.current.openMenu(id, at), []);
  const [handlers] = useState({ toggle, open, openMenu });
  return handlers;
}
