import {
  type AsyncOperationFilter,
  OperationRowsChangedDocument,
  OperationRowsDocument,
  type OperationRowsQuery,
} from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import type { RowOrder } from './row-order.ts';
import type { FeedMessage, RowPace, RowSource } from './row-source.ts';
import type { RowPage } from './row-window.ts';

export interface GatewayRowsOptions {
  readonly gateway: Gateway;
  readonly filter: AsyncOperationFilter;
  readonly order: RowOrder;
  readonly pace: RowPace;
}

/** The operations that match, as the gateway tells them. */
export function createGatewayRows({ gateway, filter, order, pace }: GatewayRowsOptions): RowSource {
  const list = { filter, orderBy: order };

  async function* open(signal: AbortSignal): AsyncGenerator<FeedMessage, undefined> {
    for await (const message of gateway.client.snapshotThenStream({
      query: OperationRowsDocument,
      queryVariables: { ...list, first: 100 },
      subscription: OperationRowsChangedDocument,
      variables: { filter },
      signal,
    })) {
      if (message.kind === 'SNAPSHOT') yield { kind: 'SNAPSHOT', page: pageOf(message.data) };
      if (message.kind !== 'CHANGE') continue;
      const { change, operation } = message.data.asyncOperationsChanged;
      if (change !== null && operation !== null) yield { kind: 'CHANGE', update: { change, operation } };
    }
  }

  return {
    open,
    load: async (request, signal) => pageOf(await gateway.ask(OperationRowsDocument, { ...list, ...request }, signal)),
    pace,
  };
}

function pageOf({ asyncOperations: { edges, pageInfo } }: OperationRowsQuery): RowPage {
  return {
    entries: edges.map(({ cursor, node }) => ({ cursor, operation: node })),
    hasBefore: pageInfo.hasPreviousPage,
    hasAfter: pageInfo.hasNextPage,
  };
}
