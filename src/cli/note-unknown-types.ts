import { type AsyncOperationFilter, OperationTypesDocument } from '../gql/graphql.ts';
import { GatewayAwayError } from './gateway-away-error.ts';
import type { Call } from './verb.ts';

/**
 * Says which types of a filter the gateway does not know: that nothing is of them is no answer to whoever has mistyped
 * one. A note and no refusal, since there may be operations of a type that the gateway knew once.
 */
export async function noteUnknownTypes(
  { ask, shell }: Pick<Call, 'ask' | 'shell'>,
  filter: AsyncOperationFilter | null,
): Promise<void> {
  const types = filter?.operationType ?? [];
  if (types.length === 0) return;
  try {
    const { operationTypes } = await ask(OperationTypesDocument, {});
    const known = new Set(operationTypes.map(({ value }) => value));
    for (const type of types) {
      if (known.has(type)) continue;
      shell.say(`asyncops: ${type} is not an operation type of this gateway; asyncops types lists them.`);
    }
  } catch (error) {
    // What is asked next says so, or waits for it.
    if (!(error instanceof GatewayAwayError)) throw error;
  }
}
