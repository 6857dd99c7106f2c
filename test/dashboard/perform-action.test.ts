import { expect, it } from 'vitest';
import { performAction } from '../../src/dashboard/actions/perform-action.ts';
import { createGateway } from '../../src/dashboard/gateway.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { post } from '../server/transports.ts';

async function operation(url: string): Promise<string> {
  const query =
    'mutation { createAsyncOperation(input: { name: "a", operationType: 5 }) { ... on CreateAsyncOperationSuccess { operation { id } } } }';
  const [id] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(await (await post(url, { query })).text()) ?? [];
  if (id === undefined) throw new Error('nothing was created');
  return id;
}

it('asks each action of the gateway, and tells what it said', async () => {
  const { url } = await startTestServer();
  const gateway = createGateway(url);
  const id = await operation(url);
  const asked = { id, reason: null, postponeUntil: '2999-01-01T00:00:00.000Z' };
  const outcomes = [];
  for (const action of [
    'PAUSE',
    'POSTPONE',
    'RESUME',
    'CANCEL',
    'CANCEL',
    'RERUN',
    'RERUN',
    'DELETE',
    'DELETE',
  ] as const) {
    outcomes.push(await performAction(gateway, { ...asked, action }));
  }
  gateway.client.dispose();
  expect(outcomes.map(({ isDone }) => isDone)).toEqual([false, true, true, true, false, true, true, true, false]);
  expect(outcomes[0]?.message).toContain('In Progress');
  expect(outcomes[6]?.message).toContain('already');
});

it('says so where the gateway cannot be reached', async () => {
  const server = await startTestServer();
  const gateway = createGateway(server.url);
  await server.stop();
  const asked = { action: 'CANCEL', id: 'x', reason: null, postponeUntil: null } as const;
  await expect(performAction(gateway, asked)).rejects.toThrow('The gateway cannot be reached');
});
