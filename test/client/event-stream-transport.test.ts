import { describe, expect, it, onTestFinished } from 'vitest';
import { createBackoff } from '../../src/client/backoff.ts';
import { createEventStreamTransport } from '../../src/client/event-stream/event-stream-transport.ts';
import { createPost, type Fetch } from '../../src/client/gateway-post.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { createHeard, type Heard } from './heard.ts';
import { settled } from './turns.ts';

const request = { query: 'subscription { x }', variables: { after: 'p' } };
const encoder = new TextEncoder();

/** An answer whose bytes come when the test says so. */
function createAnswer(init: ResponseInit = { headers: { 'content-type': 'text/event-stream; charset=utf-8' } }) {
  let pulls = 0;
  let isCanceled = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given;
      },
      pull: () => {
        pulls += 1;
      },
      cancel: () => {
        isCanceled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return {
    response: new Response(body, init),
    send: (text: string) => controller?.enqueue(encoder.encode(text)),
    close: () => controller?.close(),
    fail: (error: Error) => controller?.error(error),
    pulls: () => pulls,
    isCanceled: () => isCanceled,
  };
}

function open(fetch: Fetch, heard: Heard, headers = {}) {
  const clock = new FakeClock(0);
  const newBackoff = () => createBackoff({ baseMs: 1, capMs: 1, clock, random: () => 0 });
  const post = createPost({ url: 'http://gateway/graphql', fetch, headers });
  const transport = createEventStreamTransport({ post, deadAfterMs: 30_000, clock, newBackoff });
  const close = transport.open(request, heard);
  onTestFinished(() => {
    close();
    expect(clock.timers).toBe(0);
  });
  return { clock, close };
}

const next = (data: unknown) => `event: next\nid: p\ndata: ${JSON.stringify({ data })}\n\n`;

describe('over server-sent events', () => {
  it('a stream is a POST that asks for them, with headers made for it', async () => {
    const sent: RequestInit[] = [];
    const fetch: Fetch = async (url, init) => {
      sent.push({ ...init, headers: { ...init.headers, url } });
      return createAnswer().response;
    };
    open(fetch, createHeard(), async () => ({ authorization: 'Bearer 1' }));
    await settled();
    expect(sent).toMatchObject([
      {
        method: 'POST',
        body: JSON.stringify(request),
        headers: {
          url: 'http://gateway/graphql',
          accept: 'text/event-stream',
          'content-type': 'application/json',
          authorization: 'Bearer 1',
        },
      },
    ]);
  });

  it('messages are told as they come, until it is completed', async () => {
    const answer = createAnswer();
    const heard = createHeard();
    open(async () => answer.response, heard);
    answer.send(`: hello\n\n${next({ x: 1 })}event: ne`);
    await settled();
    expect(heard.results).toEqual([{ data: { x: 1 } }]);
    answer.send(`xt\ndata: {"data":{"x":2}}\n\nevent: complete\ndata:\n\n${next({ x: 3 })}`);
    expect(await heard.over()).toEqual({ type: 'COMPLETE' });
    expect(heard.events).toEqual(['opened', 'message', 'message', 'COMPLETE']);
  });

  it('an answer that ends before that is lost', async () => {
    const answer = createAnswer();
    const heard = createHeard();
    open(async () => answer.response, heard);
    answer.send(next({ x: 1 }));
    answer.close();
    expect((await heard.over()).type).toBe('LOST');
  });

  it('so is one that breaks off, and a gateway that is not there', async () => {
    const answer = createAnswer();
    const heard = createHeard();
    open(async () => answer.response, heard);
    answer.fail(new Error('cut'));
    expect(await heard.over()).toMatchObject({ type: 'LOST', cause: { message: 'cut' } });

    const nobody = createHeard();
    open(() => Promise.reject(new TypeError('fetch failed')), nobody);
    expect(await nobody.over()).toMatchObject({ type: 'LOST', cause: { message: 'fetch failed' } });
  });

  it('a connection over which nothing comes is dead; a comment is something', async () => {
    const answer = createAnswer();
    const heard = createHeard();
    const { clock } = open(async (_url, { signal }) => {
      signal?.addEventListener('abort', () => answer.fail(signal.reason));
      return answer.response;
    }, heard);
    for (let count = 0; count < 5; count += 1) {
      answer.send(':\n\n');
      await settled();
      clock.advance(29_999);
      await settled();
      expect(heard.end).toBeNull();
    }
    clock.advance(1);
    expect(await heard.over()).toMatchObject({
      type: 'LOST',
      cause: { message: 'the gateway said nothing for 30000 ms' },
    });
  });

  it('so is one that never answers', async () => {
    const heard = createHeard();
    const { clock } = open(
      (_url, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      heard,
    );
    await settled();
    clock.advance(30_000);
    expect((await heard.over()).type).toBe('LOST');
  });

  it('nothing is read on while there is no room, and nobody is taken for dead for it', async () => {
    const answer = createAnswer();
    let makeRoom = () => {};
    const heard = createHeard(
      () =>
        new Promise((resolve) => {
          makeRoom = resolve;
        }),
    );
    const { clock } = open(async () => answer.response, heard);
    await settled();
    answer.send(next({ x: 1 }) + next({ x: 2 }));
    await settled();
    const pulls = answer.pulls();
    answer.send(next({ x: 3 }));
    clock.advance(1_000_000);
    await settled();
    expect([heard.results.length, answer.pulls(), heard.end]).toEqual([1, pulls, null]);
    makeRoom();
    await settled();
    makeRoom();
    await settled();
    expect(heard.results).toHaveLength(3);
    makeRoom();
  });

  it.each<[string, number, string, string]>([
    ['errors with 400', 400, JSON.stringify({ errors: [{ message: 'No.' }] }), 'REFUSED'],
    ['errors with 200', 200, JSON.stringify({ errors: [{ message: 'No.' }] }), 'REFUSED'],
    ['a single result', 200, JSON.stringify({ data: { x: 1 } }), 'LOST'],
    ['a page of a proxy', 404, '<html></html>', 'LOST'],
    ['a timeout', 408, JSON.stringify({ errors: [{ message: 'No.' }] }), 'LOST'],
    ['too many requests', 429, JSON.stringify({ errors: [{ message: 'No.' }] }), 'LOST'],
    ['no place', 503, JSON.stringify({ errors: [{ message: 'No.' }] }), 'LOST'],
    [
      'a fault of the gateway',
      200,
      JSON.stringify({ errors: [{ message: 'No.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }),
      'LOST',
    ],
    ['an overload', 200, JSON.stringify({ errors: [{ message: 'No.', extensions: { code: 'OVERLOADED' } }] }), 'LOST'],
  ])('an answer of %s', async (_what, status, body, type) => {
    const heard = createHeard();
    open(async () => new Response(body, { status, headers: { 'content-type': 'application/json' } }), heard);
    expect((await heard.over()).type).toBe(type);
    expect(heard.events).toEqual([type]);
  });

  it('nothing is heard after it was closed', async () => {
    const answer = createAnswer();
    const heard = createHeard();
    let isAborted = false;
    const { close } = open(async (_url, { signal }) => {
      signal?.addEventListener('abort', () => {
        isAborted = true;
      });
      return answer.response;
    }, heard);
    answer.send(next({ x: 1 }));
    await settled();
    close();
    answer.send(next({ x: 2 }));
    await settled();
    expect([heard.events, isAborted]).toEqual([['opened', 'message'], true]);
  });
});
