import type { RowSource } from '../rows/row-source.ts';
import type { ColumnId } from '../view/columns.ts';
import { csvHead, csvRow } from './operation-csv.ts';

export interface Export {
  readonly file: Blob;
  readonly rows: number;
  /** The list goes on after what is in the file. */
  readonly isCut: boolean;
}

export interface ExportOptions {
  readonly source: Pick<RowSource, 'load'>;
  readonly columns: readonly ColumnId[];
  readonly mostRows: number;
  readonly signal: AbortSignal;
  readonly onProgress: (rows: number) => void;
}

export const mostExportedRows = 100_000;

const pageRows = 500;

/** The list from its top, page by page. Pages become blobs, which browsers keep off the page's memory. */
export async function exportOperations({
  source,
  columns,
  mostRows,
  signal,
  onProgress,
}: ExportOptions): Promise<Export> {
  const parts = [new Blob([csvHead(columns)])];
  let rows = 0;
  let after: string | null = null;
  while (true) {
    signal.throwIfAborted();
    const { entries, hasAfter } = await source.load({ first: Math.min(pageRows, mostRows - rows), after }, signal);
    parts.push(new Blob(entries.map(({ operation }) => csvRow(columns, operation))));
    rows += entries.length;
    onProgress(rows);
    after = entries.at(-1)?.cursor ?? null;
    if (!hasAfter || after === null || rows >= mostRows) {
      return { file: new Blob(parts, { type: 'text/csv;charset=utf-8' }), rows, isCut: hasAfter };
    }
  }
}
