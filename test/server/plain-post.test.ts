import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultInputLimits } from '../../src/core/limits.ts';
import { viewerOf } from '../../src/server/admission/viewer.ts';
import { createGraphqlPipeline } from '../../src/server/graphql-pipeline.ts';
import { defaultServerLimits } from '../../src/server/limits.ts';
import { createMaskError } from '../../src/server/mask-error.ts';
import { createOperationRule } from '../../src/server/operation-rule.ts';
import { createRequestContext } from '../../src/server/request-context.ts';
import { createCapturedLog } from './captured-log.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { post } from './transports.ts';

/** The same pipeline behind Yoga's own handler, with no shortcut in between. */
async function startYogaAlone(): Promise<string> {
  const { gateway } = await startTestServer();
  const { log } = createCapturedLog();
  const schema = createTestSchema();
  const limits = defaultServerLimits;
  const pipeline = createGraphqlPipeline({
    schema,
    limits,
    operationRefused: createOperationRule(schema, limits, defaultInputLimits),
    maskError: createMaskError({ log, newErrorId: randomUUID, tally: { unexpectedErrors: 0 } }),
    log,
  });
  const never = new AbortController().signal;
  const server = createServer((request, response) => {
    void pipeline(
      request,
      response,
      createRequestContext(gateway.context, viewerOf(request), () => never),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${address.port}/graphql`;
}

const errorIds = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

async function told(response: Response) {
  const { status, headers } = response;
  const body = (await response.text()).replaceAll(errorIds, 'an id');
  return { status, contentType: headers.get('content-type'), length: headers.get('content-length'), body };
}

const accepts = [
  'application/json',
  'application/graphql-response+json',
  '*/*',
  'application/graphql-response+json, application/json;q=0.9',
  'application/json, application/graphql-response+json',
  'application/graphql-response+json; charset=utf-8, application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/xml',
  'multipart/mixed, application/json',
];

const bodies = [
  { query: '{ hello }' },
  { query: '{ hello viewer }', variables: null, operationName: null, extensions: {} },
  { query: 'query A { hello } query B { viewer }', operationName: 'B' },
  { query: 'query A { hello } query B { viewer }' },
  { query: 'query A { hello }', operationName: 'C' },
  { query: 'query A { hello }', operationName: '' },
  { query: 'mutation ($name: String!) { greet(name: $name) }', variables: { name: 'Ωmega “quoted” 🎉' } },
  { query: 'mutation ($name: String!) { greet(name: $name) }', variables: { name: 7 } },
  { query: 'mutation ($name: String!) { greet(name: $name) }' },
  { query: '{ fail }' },
  { query: '{ failForGood }' },
  { query: '{ hello refuse }' },
  { query: '{ hello' },
  { query: '{ helo }' },
  { query: '' },
  { query: 'fragment F on Query { hello }' },
  { query: 7 },
  { query: '{ hello }', variables: 'none' },
  { query: '{ hello }', variables: [] },
  { query: '{ hello }', extensions: 'none' },
  { query: '{ hello }', operationName: 7 },
  { query: '{ hello }', other: 1 },
  { query: '{ hello }', other: null },
  {},
  [{ query: '{ hello }' }],
  'null',
  '7',
  '"text"',
];

describe('a POST is answered as Yoga alone answers it', () => {
  it.each(accepts)('Accept: %s', async (accept) => {
    const { url } = await startTestServer({ schema: createTestSchema() });
    const yoga = await startYogaAlone();
    for (const body of bodies) {
      const ours = await told(await post(url, body, { accept }));
      expect(ours, JSON.stringify(body)).toEqual(await told(await post(yoga, body, { accept })));
    }
  });
});

it('carries a mutation out once, also where Yoga writes the answer', async () => {
  const { url, gateway } = await startTestServer();
  const query = `mutation {
    createAsyncOperation(input: { name: "a", operationType: 5 }) { __typename }
    late: applyBulkAction(input: { action: CANCEL, ids: [], dryRun: true }) { ... on BulkActionSuccess { position } }
  }`;
  await (await post(url, { query })).text();
  expect(gateway.engine.head).toBe(1);
});
