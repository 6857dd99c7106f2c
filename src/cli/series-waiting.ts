import { AsyncOperationSeriesWaitingDocument, type WaitingPartsFragment } from '../gql/graphql.ts';
import { localTime } from './moments.ts';
import type { Call } from './verb.ts';

/**
 * What a series has created and no host has begun, the earliest first: its next times begin only after that. Null
 * where there is nothing.
 */
export function waitingWords({ totalCount, nodes: [first] }: WaitingPartsFragment): string | null {
  if (first === undefined) return null;
  const on = first.occurrenceOn == null ? '' : ` for ${localTime(first.occurrenceOn)}`;
  return totalCount === 1 ? `1 operation,${on}` : `${totalCount} operations, the first${on}`;
}

/** Of series that create nothing more: what they have created is not touched, which is easily overlooked. */
export async function sayWhatWaits({ ask, shell }: Pick<Call, 'ask' | 'shell'>, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const words = waitingWords((await ask(AsyncOperationSeriesWaitingDocument, { id })).waiting);
    if (words === null) continue;
    shell.say(
      `asyncops: ${id}: what it has created still waits: ${words}; asyncops bulk cancel --series ${id} cancels it.`,
    );
  }
}
