/** Progress as people write it; nothing where none has been reported. Not a hundred before it is all done. */
export const percent = (progress: number | null | undefined): string =>
  progress == null ? '' : `${progress >= 1 ? 100 : Math.min(99, Math.round(progress * 100))}%`;

interface Done {
  readonly statusCode: string;
  readonly progress?: number | null | undefined;
}

/** Of an operation that succeeded the last report says nothing more: its host need not have told the rest. */
export const percentDone = ({ statusCode, progress }: Done): string =>
  statusCode === 'SUCCEEDED' ? '' : percent(progress);
