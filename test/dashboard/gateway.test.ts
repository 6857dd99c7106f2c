import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { OperationTypesDocument } from '../../src/client/documents.ts';
import { createGateway } from '../../src/dashboard/gateway.ts';
import { startTestServer } from '../server/start-test-server.ts';

it('leaves nothing of an answer behind with whoever asks again and again', async () => {
  const { url } = await startTestServer();
  const gateway = createGateway(url);
  const { signal } = new AbortController();
  const { operationTypes } = await gateway.ask(OperationTypesDocument, {}, signal);
  await gateway.ask(OperationTypesDocument, {}, signal);
  gateway.client.dispose();
  expect(operationTypes.length).toBeGreaterThan(0);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('gives up at once, and later, when nobody waits any more', async () => {
  const { url } = await startTestServer();
  const gateway = createGateway(url);
  const over = new AbortController();
  const asked = gateway.ask(OperationTypesDocument, {}, over.signal);
  over.abort();
  await expect(asked).rejects.toThrow('Nobody waits');
  await expect(gateway.ask(OperationTypesDocument, {}, over.signal)).rejects.toThrow('Nobody waits');
  gateway.client.dispose();
});
