import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { OperationRow } from '../rows/row-order.ts';
import type { ColumnMemory } from '../view/column-memory.ts';
import { type ColumnId, columnFacts, columnIds, isColumnId, narrowest, widest } from '../view/columns.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

const columns: ColumnDef<typeof features, OperationRow>[] = columnIds.map((id) => ({
  id,
  header: columnFacts[id].label,
  size: columnFacts[id].width,
  minSize: narrowest,
  maxSize: widest,
}));

const noRows: OperationRow[] = [];

export interface GridColumnsOptions {
  readonly shown: readonly ColumnId[];
  readonly widths: ColumnMemory['widths'];
  readonly onWidths: (widths: ColumnMemory['widths']) => void;
}

/** The table keeps the columns: which, in what order, how wide. The rows are another matter: they live in a window. */
export function useGridColumns({ shown, widths, onWidths }: GridColumnsOptions) {
  const columnVisibility = useMemo(() => Object.fromEntries(columnIds.map((id) => [id, shown.includes(id)])), [shown]);
  const columnOrder = useMemo(() => [...shown], [shown]);
  const columnSizing = useMemo(() => ({ ...widths }), [widths]);
  const table = useTable({
    features,
    columns,
    data: noRows,
    columnResizeMode: 'onChange',
    state: { columnVisibility, columnOrder, columnSizing },
    onColumnSizingChange: (updater) => {
      const sizes = Object.entries(functionalUpdate(updater, columnSizing));
      onWidths(Object.fromEntries(sizes.filter(([id]) => isColumnId(id))));
    },
  });
  return table.getFlatHeaders();
}

export type GridHeader = ReturnType<typeof useGridColumns>[number];
