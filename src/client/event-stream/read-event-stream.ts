import { ConnectionLostError } from '../connection-lost-error.ts';
import { readAnswer } from '../read-answer.ts';
import type { GraphqlResult, StreamEnd, StreamListener } from '../transport.ts';
import type { Watchdog } from '../watchdog.ts';
import { createEventStreamParser } from './event-stream-parser.ts';

export interface Reading<Data> {
  readonly listener: StreamListener<Data>;
  readonly watchdog: Watchdog;
  /** Nobody wants to hear any more. */
  readonly signal: AbortSignal;
}

/**
 * Reads an answer for as long as it lasts. While the listener has no room it reads on nothing: the connection fills up,
 * and the gateway notices.
 */
export async function readEventStream<Data>(response: Response, reading: Reading<Data>): Promise<StreamEnd> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return readWhole(response);
  const { listener, watchdog, signal } = reading;
  listener.opened();
  const parse = createEventStreamParser();
  for await (const text of pieces(response, watchdog)) {
    for (const { type, data } of parse(text)) {
      // Some implementations of fetch hand out what came before.
      signal.throwIfAborted();
      if (type === 'complete') return { type: 'COMPLETE' };
      if (type !== 'next') continue;
      const result: GraphqlResult<Data> = JSON.parse(data);
      const room = listener.message(result);
      if (room !== undefined) {
        watchdog.rest();
        await room;
        watchdog.watch();
      }
    }
  }
  return lost('the gateway ended the stream');
}

async function readWhole(response: Response): Promise<StreamEnd> {
  const answer = await readAnswer(response);
  return answer.type === 'RESULT' ? lost('the gateway answered a subscription with a single result') : answer;
}

async function* pieces({ body }: Response, watchdog: Watchdog): AsyncGenerator<string> {
  // Not `for await`: the streams of some browsers have no iterator.
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) return;
    watchdog.watch();
    yield decoder.decode(value, { stream: true });
  }
}

const lost = (why: string): StreamEnd => ({ type: 'LOST', cause: new ConnectionLostError(why) });
