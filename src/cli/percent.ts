/** Progress as people write it; nothing where none has been reported. Not a hundred before it is all done. */
export const percent = (progress: number | null | undefined): string =>
  progress == null ? '' : `${progress >= 1 ? 100 : Math.min(99, Math.round(progress * 100))}%`;
