import type { AsyncOperationEventKind } from '../../client/documents.ts';

/** `PAUSE_REQUESTED` as people write it: `Pause requested`. */
export function eventWords(kind: AsyncOperationEventKind): string {
  const text = kind.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
