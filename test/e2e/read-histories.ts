import { TypedDocumentString } from '../../src/gql/graphql.ts';
import { request } from './request.ts';

export interface HistoryEvent {
  readonly kind: string;
  readonly actor: string;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly operation: {
    readonly id: string;
    readonly version: number;
    readonly retryCount: number;
    readonly lease: { readonly hostId: string; readonly epoch: number } | null;
    readonly result: { readonly epoch: number; readonly hostId: string; readonly steps: number } | null;
  };
}

interface EventPage {
  readonly nodes: readonly HistoryEvent[];
  readonly position: string;
  readonly hasNextPage: boolean;
}

const events = new TypedDocumentString<{ asyncOperationEvents: EventPage }, { after: string | null }>(
  `query Events($after: LogPosition) {
    asyncOperationEvents(first: 500, after: $after) {
      nodes {
        kind actor fromStatus toStatus
        operation { id version retryCount lease { hostId epoch } result }
      }
      position
      hasNextPage
    }
  }`,
);

/** The whole log of a gateway, by operation. */
export async function readHistories(url: string): Promise<Map<string, HistoryEvent[]>> {
  const found = new Map<string, HistoryEvent[]>();
  let after: string | null = null;
  while (true) {
    const { asyncOperationEvents: page }: { asyncOperationEvents: EventPage } = await request(url, events, { after });
    for (const event of page.nodes) {
      const own = found.get(event.operation.id) ?? [];
      found.set(event.operation.id, own);
      own.push(event);
    }
    if (!page.hasNextPage) return found;
    after = page.position;
  }
}
