import { expect, it } from 'vitest';
import { createGateway } from '../../src/dashboard/gateway.ts';
import { createGatewayRows, type RowMessages } from '../../src/dashboard/rows/gateway-rows.ts';
import { CreateAsyncOperationsDocument } from '../../src/gql/graphql.ts';
import { claimByHand } from '../e2e/dashboard/hand-host.ts';
import { request } from '../e2e/request.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { newestFirst } from './rows.ts';

const pace = { onFrame: () => () => {}, afterRest: () => () => {} };

it('rows have their messages whole, the beginnings of them, or none, as they are asked for', async () => {
  const { url } = await startTestServer();
  await request(url, CreateAsyncOperationsDocument, { input: [{ name: 'Import leads', operationType: 10 }] });
  const message = 'The disk is full. '.repeat(100);
  await (await claimByHand(url, 'desk-1', 10)).settle({ outcome: 'FAILED', retry: false, message });
  const gateway = createGateway(url);
  const told = async (messages: RowMessages) => {
    const rows = createGatewayRows({ gateway, filter: {}, order: newestFirst, pace, messages });
    const { entries } = await rows.load({ first: 10, after: null }, new AbortController().signal);
    return entries.map(({ operation }) => operation.message);
  };
  expect(await told('WHOLE')).toEqual([message]);
  expect(await told('HEADS')).toEqual([`${message.slice(0, 300)}…`]);
  expect(await told('NONE')).toEqual([undefined]);
  gateway.client.dispose();
});
