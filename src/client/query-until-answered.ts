import type { Backoff } from './backoff.ts';
import { type QueryOnceOptions, queryOnce } from './query-once.ts';
import type { Answered } from './read-answer.ts';
import type { StreamRequest } from './transport.ts';

export interface QueryOptions extends QueryOnceOptions {
  readonly backoff: Backoff;
  readonly onLost: (cause: unknown) => void;
}

/** Asks again and again while the gateway cannot be reached. Null where the signal is aborted first. */
export async function queryUntilAnswered<Data>(
  request: StreamRequest,
  options: QueryOptions,
): Promise<Answered<Data>['result'] | null> {
  const { backoff, signal, onLost } = options;
  while (true) {
    await backoff.ready(signal);
    if (signal.aborted) return null;
    const answer = await queryOnce<Data>(request, options);
    if (signal.aborted) return null;
    if (answer.type === 'REFUSED') throw answer.error;
    if (answer.type === 'RESULT') {
      backoff.succeeded();
      return answer.result;
    }
    backoff.failed();
    onLost(answer.type === 'LOST' ? answer.cause : null);
  }
}
