import type { LiveSubscriber } from './live-subscriber.ts';

export const changesQuery = `subscription ($filter: AsyncOperationFilter, $after: LogPosition) {
  changes: asyncOperationsChanged(filter: $filter, after: $after) {
    position change event { kind } operation { id name } reset { reason }
  }
}`;

export interface Update {
  readonly position: string;
  readonly change: string | null;
  readonly event: { readonly kind: string } | null;
  readonly operation: { readonly id: string; readonly name: string } | null;
  readonly reset: { readonly reason: string } | null;
}

/** The next update of a subscription whose field is called `changes`. */
export async function nextUpdate(subscriber: LiveSubscriber): Promise<Update> {
  const text = await subscriber.next();
  const { data }: { data?: { changes: Update } | null } = JSON.parse(text);
  if (data == null) throw new Error(`not an update: ${text}`);
  return data.changes;
}

export async function nextUpdates(subscriber: LiveSubscriber, count: number): Promise<Update[]> {
  const updates: Update[] = [];
  while (updates.length < count) updates.push(await nextUpdate(subscriber));
  return updates;
}

/** The next updates in few words: `ENTERED a`, `CHECKPOINT`, `POSITION_UNKNOWN`. */
export async function nextBriefly(subscriber: LiveSubscriber, count: number): Promise<string[]> {
  return (await nextUpdates(subscriber, count)).map(({ change, operation, reset }) =>
    change === null ? (reset?.reason ?? 'CHECKPOINT') : `${change} ${operation?.name}`,
  );
}
