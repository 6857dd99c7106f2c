import { describe, expect, it } from 'vitest';
import { CountedSource } from './counted-source.ts';
import { liveTransports } from './live-subscriber.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { type Answer, post, transports } from './transports.ts';

const masked = {
  message: 'Unexpected error.',
  extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
};

describe.each(transports)('over %s', (name, ask) => {
  const failing = ['{ fail }', '{ failForGood }'];
  // Plain HTTP has no answer for a subscription, so it starts none.
  if (name !== 'HTTP') failing.push('subscription { fail }');

  it.each(failing)('%s tells an id and nothing else', async (query) => {
    const { url, errors } = await startTestServer({ schema: createTestSchema() });
    const answer = await ask(url, { query });
    const [error] = answer.errors ?? [];
    expect(answer.errors).toHaveLength(1);
    expect(error).toMatchObject(masked);
    expect(JSON.stringify(answer)).not.toMatch(/secret|TypeError|node_modules|unexpected/);

    const logged = errors();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({
      errorId: error?.extensions?.['errorId'],
      err: { type: 'TypeError', message: 'a secret of the inside', stack: expect.stringContaining('test-schema') },
    });
  });

  it('tells a refusal as it was meant', async () => {
    const { url, errors } = await startTestServer({ schema: createTestSchema() });
    expect(await ask(url, { query: '{ refuse }' })).toEqual({
      data: { refuse: null },
      errors: [
        {
          message: 'Not today.',
          path: ['refuse'],
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'TOMORROW' },
        },
      ],
    });
    expect(errors()).toEqual([]);
  });

  it.each([
    ['{ hello', 'GRAPHQL_PARSE_FAILED', /^Syntax Error/],
    ['{ helo }', 'GRAPHQL_VALIDATION_FAILED', /^Cannot query field "helo"/],
  ])('tells what is wrong with %s', async (query, code, message) => {
    const { url } = await startTestServer({ schema: createTestSchema() });
    const { errors } = await ask(url, { query });
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.extensions).toEqual({ code });
  });
});

it.each(
  liveTransports,
)('over %s, each message of a subscription that fails tells an id of its own', async (_name, subscribe) => {
  const source = new CountedSource('tock', 2);
  const { url, errors } = await startTestServer({ schema: createTestSchema({ source }) });
  const subscriber = await subscribe(url, { query: 'subscription { failEach }' });
  const ids: unknown[] = [];
  for (let message = 0; message < 2; message += 1) {
    const text = await subscriber.next();
    expect(text).not.toMatch(/secret|TypeError|unexpected"/);
    const answer: Answer = JSON.parse(text);
    expect(answer).toMatchObject({ data: { failEach: null }, errors: [{ ...masked, path: ['failEach'] }] });
    ids.push(answer.errors?.[0]?.extensions?.['errorId']);
  }
  expect(errors().map(({ errorId }) => errorId)).toEqual(ids);
  expect(ids[0]).not.toBe(ids[1]);
});

describe('a source that fails in the middle, without anybody having meant it to, breaks its subscription off', () => {
  const failing = { query: 'subscription { failLater }' };
  const logged = [{ errorId: expect.stringMatching(/^[0-9a-f-]{36}$/), err: { message: 'a secret of the inside' } }];

  it('of an event stream, with a time after which to come again', async () => {
    const { url, errors } = await startTestServer({ schema: createTestSchema() });
    const response = await post(url, failing, { accept: 'text/event-stream' });
    const [message = '', ...end] = (await response.text()).split('\n\n').filter((block) => !block.startsWith(':'));
    expect(message).toContain('so far so good');
    expect(end).toEqual(['retry: 2750', '']);
    expect(errors()).toMatchObject(logged);
  });

  it('of a WebSocket, with a code that its client retries', async () => {
    const { url, errors } = await startTestServer({ schema: createTestSchema() });
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', failing);
    expect(await socket.next('next')).toMatchObject({ payload: { data: { failLater: 'so far so good' } } });
    await expect(socket.next('next', 'error', 'complete')).rejects.toThrow('1013');
    expect(errors()).toMatchObject(logged);
  });
});

describe('a source that refuses in the middle ends its subscription for good', () => {
  const refusing = { query: 'subscription { refuseLater }' };
  const refused = [{ message: 'Not any more.', extensions: { code: 'TOMORROW' } }];

  it('of an event stream', async () => {
    const { url, errors } = await startTestServer({ schema: createTestSchema() });
    const response = await post(url, refusing, { accept: 'text/event-stream' });
    const blocks = (await response.text()).split('\n\n').filter((block) => !block.startsWith(':'));
    expect(blocks.slice(1)).toEqual([
      `event: next\ndata: ${JSON.stringify({ errors: refused })}`,
      'event: complete\ndata:',
      '',
    ]);
    expect(errors()).toEqual([]);
  });

  it('of a WebSocket, which stays open', async () => {
    const { url, errors } = await startTestServer({ schema: createTestSchema() });
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', refusing);
    expect(await socket.next('error')).toEqual({ type: 'error', id: '1', payload: refused });
    socket.subscribe('1', { query: '{ hello }' });
    expect(await socket.next('next')).toMatchObject({ payload: { data: { hello: 'world' } } });
    expect(errors()).toEqual([]);
  });
});

it('answers 500 over HTTP where nothing could be answered but the error', async () => {
  const { url } = await startTestServer({ schema: createTestSchema() });
  const response = await post(url, { query: 'subscription { fail }' }, { accept: 'text/event-stream' });
  expect(response.status).toBe(500);
});
