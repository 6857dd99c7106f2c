import type { OperationRow } from '../rows/row-order.ts';
import { type ColumnId, columnFacts } from '../view/columns.ts';
import { type CsvValue, csvLine } from './csv-text.ts';

export const csvHead = (columns: readonly ColumnId[]): string => csvLine(columns.map((id) => columnFacts[id].label));

export const csvRow = (columns: readonly ColumnId[], row: OperationRow): string =>
  csvLine(columns.map((column) => valueIn(column, row)));

function valueIn(column: ColumnId, row: OperationRow): CsvValue {
  switch (column) {
    case 'operationType':
      return row.operationType.label;
    case 'hostId':
      return row.lease?.hostId ?? null;
    default:
      return row[column] ?? null;
  }
}
