import { expect, it } from 'vitest';
import { createClient } from '../../src/client/create-client.ts';
import { createGraphqlHostGateway } from '../../src/client/host/graphql-host-gateway.ts';
import { FakeClock } from '../engine/fake-clock.ts';

const url = 'http://127.0.0.1/graphql';

/** A host's way to a gateway whose history of an operation has these pages. */
function gatewayWith(pages: readonly { readonly kinds: readonly string[]; readonly position: string }[]) {
  const clock = new FakeClock(0);
  const asked: unknown[] = [];
  const gateway = createGraphqlHostGateway({
    hostId: 'host-1',
    operationTypes: [5],
    leaseSeconds: 30,
    deadAfterMs: 1_000,
    clock,
    client: createClient({ url, clock }),
    post: async ({ variables }) => {
      const page = pages[asked.length];
      asked.push(variables?.['after']);
      const nodes = page?.kinds.map((kind) => ({ kind, actor: `who ${kind}` }));
      const history = { nodes, position: page?.position, hasNextPage: asked.length < pages.length };
      return Response.json({ data: { asyncOperation: page === undefined ? null : { id: 'a', history } } });
    },
  });
  return { gateway, asked };
}

it('who ended a lease is read from the history after it, page by page', async () => {
  const { gateway, asked } = gatewayWith([
    { kinds: ['PROGRESSED', 'PAUSE_REQUESTED'], position: 'p2' },
    { kinds: ['PROGRESSED', 'PAUSED', 'CANCELED'], position: 'p3' },
  ]);
  expect(await gateway.endedBy('a', 'p1')).toBe('who PAUSED');
  expect(asked).toEqual(['p1', 'p2']);
  gateway.close();
});

it.each([
  ['nobody has ended it', [{ kinds: ['PROGRESSED', 'CANCEL_REQUESTED'], position: 'p2' }]],
  ['the operation is gone', []],
])('nobody is named where %s', async (_, pages) => {
  const { gateway } = gatewayWith(pages);
  expect(await gateway.endedBy('a', 'p1')).toBeNull();
  gateway.close();
});
