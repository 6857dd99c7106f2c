import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { operationCount } from '../actions/action-target.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { messageOf } from '../message-of.ts';
import type { RowSource } from '../rows/row-source.ts';
import type { ColumnId } from '../view/columns.ts';
import { type Export, exportOperations, mostExportedRows } from './export-operations.ts';

export interface ExportDialogProps {
  readonly source: Pick<RowSource, 'load'>;
  readonly columns: readonly ColumnId[];
  readonly onClose: () => void;
}

const fileName = 'operations.csv';

/** Reads the list that the filter matches into a file. Closing it stops that. */
export function ExportDialog({ source, columns, onClose }: ExportDialogProps) {
  const [rows, setRows] = useState(0);
  const [done, setDone] = useState<(Export & { readonly url: string }) | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const over = new AbortController();
    let url = '';
    exportOperations({ source, columns, mostRows: mostExportedRows, signal: over.signal, onProgress: setRows }).then(
      (made) => {
        if (over.signal.aborted) return;
        url = URL.createObjectURL(made.file);
        setDone({ ...made, url });
      },
      (error: unknown) => over.signal.aborted || setProblem(messageOf(error)),
    );
    return () => {
      over.abort();
      if (url !== '') URL.revokeObjectURL(url);
    };
  }, [source, columns]);

  return (
    <DialogFrame title="Export CSV" onClose={onClose}>
      <div className="dialog">
        <p role="status">
          {problem ??
            (done === null ? `Reading: ${operationCount(rows)} so far.` : `${operationCount(done.rows)} in the file.`)}
        </p>
        {done?.isCut && (
          <p className="fault">
            These are the first {operationCount(mostExportedRows)}: narrow the filter for the rest.
          </p>
        )}
        <div className="dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {done === null && problem === null ? 'Stop' : 'Close'}
          </Button>
          {done !== null && (
            <Button component="a" href={done.url} download={fileName} data-autofocus>
              Save {fileName}
            </Button>
          )}
        </div>
      </div>
    </DialogFrame>
  );
}
