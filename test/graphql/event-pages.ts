import { formatPosition } from '../../src/core/position.ts';
import { type Gateway, minute } from './gateway-fixture.ts';
import { act, claim, create, only, operationOf, settle } from './requests.ts';

export interface EventPage {
  readonly nodes: readonly { readonly kind: string; readonly position: string; readonly operation: { id: string } }[];
  readonly position: string;
  readonly hasNextPage: boolean;
}

/** What is asked of an `EventPage`. */
export const eventPage = `nodes {
  position kind occurredOn fromStatus toStatus actor reason operation { id name statusCode version position }
} position hasNextPage`;

/** Created by alice, claimed and settled by a host, deleted. */
export async function liveThrough(gateway: Gateway): Promise<string> {
  const { id } = await create(gateway, { data: { step: 1 } });
  gateway.clock.advance(minute);
  const claimed = only(await claim(gateway, { leaseSeconds: 600 }));
  gateway.clock.advance(minute);
  await settle(gateway, claimed, 'WAITING', { data: { step: 2 } });
  operationOf(await act(gateway, 'CANCEL', { id, reason: 'Not needed' }));
  return id;
}

/** A position as callers write it. */
export function at(gateway: Gateway, position: number): string {
  return formatPosition(gateway.engine.reads.logId, position);
}
