/** Which minute of a chart a key leads to, as on every slider; null where it leads to none. */
export function indexAfterKey(key: string, index: number, last: number, page: number): number | null {
  const wanted = wantedIndex(key, index, last, page);
  return wanted === null ? null : Math.min(Math.max(wanted, 0), last);
}

function wantedIndex(key: string, index: number, last: number, page: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return index - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return index + 1;
    case 'PageDown':
      return index - page;
    case 'PageUp':
      return index + page;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
