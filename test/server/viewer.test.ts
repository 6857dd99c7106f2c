import { expect, it } from 'vitest';
import { startTestServer } from './start-test-server.ts';
import { transports } from './transports.ts';

it.each(transports)('over %s, who asks is local, and the event says so', async (_name, ask) => {
  const { url, gateway } = await startTestServer();
  const query = 'mutation { createAsyncOperation(input: { name: "a", operationType: 5 }) { __typename } }';
  expect((await ask(url, { query })).errors).toBeUndefined();
  const data = await gateway.ask('{ asyncOperationEvents { nodes { kind actor } } }');
  expect(data).toEqual({ asyncOperationEvents: { nodes: [{ kind: 'CREATED', actor: 'local' }] } });
});
