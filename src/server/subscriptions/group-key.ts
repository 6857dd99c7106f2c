import { createHash } from 'node:crypto';
import type { Viewer } from '../../graphql/viewer.ts';

export interface GroupKeyParts {
  readonly query: string;
  readonly operationName: string | undefined;
  /** As GraphQL coerced them: what is written in two ways and means the same (an id, a time) is one value then. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The variable that tells only where the subscription starts. */
  readonly afterVariable: string | null;
  readonly viewer: Viewer;
}

/**
 * Equal for subscriptions that are told the same: of the same text and values, by viewers who may see the same. Those
 * that are equal only in meaning (other spaces in the text, another order of a list) may differ, and cost a group. A
 * digest, because documents and values may be large.
 */
export function groupKey({ query, operationName, variables, afterVariable, viewer }: GroupKeyParts): string {
  const values = Object.entries(variables)
    .filter(([name]) => name !== afterVariable)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const parts = JSON.stringify([viewer.sees, operationName ?? null, values, query]);
  return createHash('sha256').update(parts).digest('base64');
}
