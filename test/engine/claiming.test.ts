import { expect, it } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import { CallerGone } from '../../src/engine/caller-gone.ts';
import { claimBy, claimed, created } from './requests.ts';
import { openStoreInMemory, startEngine } from './start-engine.ts';

/** Claims for a caller who is given up while the claim is being written. */
async function claimGivenUp(reason: Error) {
  const inner = openStoreInMemory();
  const caller = new AbortController();
  const store: typeof inner = {
    ...inner,
    apply: (commands, decide) => {
      if (commands.some(({ type }) => type === 'CLAIM')) caller.abort(reason);
      return inner.apply(commands, decide);
    },
  };
  const { engine, clock } = await startEngine({ store });
  const { id } = await created(engine);
  const given = await claimed(engine, claimBy('host-1', { waitMs: 1_000 }), caller.signal);
  const [operation] = await engine.reads.operations([id]);
  return { engine, clock, given, operation };
}

const standing = ({ statusCode, lease, retryCount, epoch }: Operation) => ({ statusCode, lease, retryCount, epoch });

it('gives back what it has taken for a caller who has gone meanwhile, at no cost to the operation', async () => {
  const { engine, clock, given, operation } = await claimGivenUp(new CallerGone());
  expect(given).toEqual([]);
  expect(operation && standing(operation)).toEqual({
    statusCode: 'WAITING_FOR_RESOURCES',
    lease: null,
    retryCount: 0,
    epoch: 1,
  });
  clock.advance(1);
  expect(await claimed(engine, claimBy('host-2'))).toMatchObject([{ epoch: 2, lease: { hostId: 'host-2' } }]);
});

it('answers with what it has taken where the gateway stops, which answers what it has begun', async () => {
  const { given, operation } = await claimGivenUp(new Error('the gateway stops'));
  expect(given).toMatchObject([{ id: operation?.id, lease: { hostId: 'host-1' } }]);
  expect(operation?.statusCode).toBe('IN_PROGRESS');
});
