import { createPost } from '../client/gateway-post.ts';
import { queryOnce } from '../client/query-once.ts';
import { RequestRefusedError } from '../client/request-refused-error.ts';
import { systemClock, systemFetch } from '../client/system-world.ts';
import type { TypedDocumentString } from '../gql/graphql.ts';
import { GatewayAwayError } from './gateway-away-error.ts';
import { notGraphql } from './not-graphql.ts';

export interface Asked<Variables> {
  readonly url: string;
  readonly variables: Variables;
  /** For what may take its time; 30 seconds by default. */
  readonly deadAfterMs?: number;
  /** Told what could not be told of the answer. */
  readonly say: (line: string) => void;
}

/** Asks the gateway once. Throws where it refuses the request, and where no answer comes. */
export async function askGateway<Result extends object, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  { url, variables, deadAfterMs = 30_000, say }: Asked<Variables>,
): Promise<Result> {
  const answer = await queryOnce<Result>(
    { query: document.toString(), variables: Object.fromEntries(Object.entries(variables)) },
    {
      post: createPost({ url, fetch: systemFetch, headers: {} }),
      clock: systemClock,
      deadAfterMs,
      signal: new AbortController().signal,
    },
  );
  if (answer.type === 'REFUSED') throw notGraphql(url, answer.error) ?? answer.error;
  if (answer.type !== 'RESULT') {
    const cause = 'cause' in answer ? answer.cause : null;
    throw notGraphql(url, cause) ?? new GatewayAwayError(`no answer from ${url}: ${causeOf(cause)}`);
  }
  const { data, errors = [] } = answer.result;
  // A field that may be null tells an error of its own by being null: only beside other data is it a detail.
  if (errors.length > 0 && Object.values(data).every((value) => value === null)) throw new RequestRefusedError(errors);
  for (const { message } of errors) say(`asyncops: a part of the answer is missing: ${message}`);
  return data;
}

/** The innermost reason: that of `fetch` says no more than that it failed. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection ended';
  if (error.cause !== undefined) return causeOf(error.cause);
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0]);
  return error.message || error.name;
}
