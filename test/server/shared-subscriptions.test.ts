import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import type { Membership } from '../../src/live/group.ts';
import type { Payload } from '../../src/server/subscriptions/payload.ts';
import { SharedSubscriptions } from '../../src/server/subscriptions/shared-subscriptions.ts';
import { type Gateway, startGateway, type Variables } from '../graphql/gateway-fixture.ts';
import { operationIn } from '../graphql/operation-in-status.ts';
import { Taker } from '../live/taker.ts';

const changes = 'subscription ($ids: [ID!]) { asyncOperationsChanged(filter: { ids: $ids }) { position } }';
const counts = 'subscription ($ids: [ID!]) { asyncOperationCountsChanged(filter: { ids: $ids }) { total } }';
const lines = 'subscription ($ids: ID!) { asyncOperationLogLines(id: $ids) { position } }';

async function start() {
  const gateway = await startGateway();
  const subscriptions = new SharedSubscriptions({
    schema: createSchema(),
    operationRefused: () => null,
    maskError: (error) => {
      throw error;
    },
  });
  return { gateway, subscriptions };
}

async function open(gateway: Gateway, subscriptions: SharedSubscriptions, query: string, variables: Variables) {
  const request = { query, document: parse(query), operationName: undefined, variables, context: gateway.context };
  const join = await subscriptions.open(request);
  if (typeof join !== 'function') throw new Error(JSON.stringify(join));
  return join;
}

it.each([
  ['changes', changes],
  ['counts', counts],
  ['log lines', lines],
])('groups of %s are kept as long as they have a member', async (_what, query) => {
  const { gateway, subscriptions } = await start();
  const members: Membership[] = [];
  for (let count = 0; count < 5; count += 1) {
    const { id } = await operationIn(gateway, 'IN_PROGRESS');
    const join = await open(gateway, subscriptions, query, { ids: id });
    expect(subscriptions.groups).toBe(count);
    for (let equal = 0; equal < 2; equal += 1) members.push(join(new Taker<Payload>()));
    expect(subscriptions.groups).toBe(count + 1);
  }
  for (const [index, member] of members.entries()) {
    member.leave();
    expect(subscriptions.groups).toBe(5 - Math.ceil(index / 2));
  }
  expect([subscriptions.groups, gateway.live.groups]).toEqual([0, 0]);
});

it('an operation that comes to its end takes the group that followed its log with it', async () => {
  const { gateway, subscriptions } = await start();
  const { id } = await operationIn(gateway, 'SUCCEEDED');
  const follower = new Taker<Payload>();
  (await open(gateway, subscriptions, lines, { ids: id }))(follower);
  await follower.hasBeenTold(1);
  await new Promise(setImmediate);
  expect([follower.isComplete, subscriptions.groups]).toEqual([true, 0]);
});
