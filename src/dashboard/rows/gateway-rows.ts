import {
  type AsyncOperationFilter,
  OperationRowsChangedDocument,
  OperationRowsDocument,
  type OperationRowsQuery,
} from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import type { OperationRow, RowOrder } from './row-order.ts';
import type { FeedMessage, RowPace, RowSource } from './row-source.ts';
import type { RowPage } from './row-window.ts';

export interface GatewayRowsOptions {
  readonly gateway: Gateway;
  readonly filter: AsyncOperationFilter;
  readonly order: RowOrder;
  readonly pace: RowPace;
  readonly messages: RowMessages;
}

/** Messages may be as long as 100,000 characters: a list that is looked at has the beginning of each, or none. */
export type RowMessages = 'NONE' | 'HEADS' | 'WHOLE';

const headCharacters = 300;

/** The operations that match, as the gateway tells them. */
export function createGatewayRows({ gateway, filter, order, pace, messages }: GatewayRowsOptions): RowSource {
  const withMessage = messages !== 'NONE';
  const list = { filter, orderBy: order, withMessage };
  const rowOf = (operation: OperationRow) => (messages === 'HEADS' ? withHead(operation) : operation);
  const pageOf = ({ asyncOperations: { edges, pageInfo } }: OperationRowsQuery): RowPage => ({
    entries: edges.map(({ cursor, node }) => ({ cursor, operation: rowOf(node) })),
    hasBefore: pageInfo.hasPreviousPage,
    hasAfter: pageInfo.hasNextPage,
  });

  async function* open(signal: AbortSignal): AsyncGenerator<FeedMessage, undefined> {
    for await (const message of gateway.client.snapshotThenStream({
      query: OperationRowsDocument,
      queryVariables: { ...list, first: 100 },
      subscription: OperationRowsChangedDocument,
      variables: { filter, withMessage },
      signal,
    })) {
      if (message.kind === 'SNAPSHOT') yield { kind: 'SNAPSHOT', page: pageOf(message.data) };
      if (message.kind !== 'CHANGE') continue;
      const { change, operation } = message.data.asyncOperationsChanged;
      if (change !== null && operation !== null)
        yield { kind: 'CHANGE', update: { change, operation: rowOf(operation) } };
    }
  }

  return {
    open,
    load: async (request, signal) => pageOf(await gateway.ask(OperationRowsDocument, { ...list, ...request }, signal)),
    pace,
  };
}

function withHead(operation: OperationRow): OperationRow {
  const { message = null } = operation;
  if (message === null || message.length <= headCharacters) return operation;
  return { ...operation, message: `${message.slice(0, headCharacters)}…` };
}
