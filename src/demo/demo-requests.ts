import type { Clock } from '../client/clock.ts';
import { createPost, gatewayUrls } from '../client/gateway-post.ts';
import { queryOnce } from '../client/query-once.ts';
import { systemFetch } from '../client/system-world.ts';
import type { TypedDocumentString } from '../gql/graphql.ts';

/** Asks the gateway as any program does; undefined where no answer came, or a refusal. */
export type Ask = <Result, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
) => Promise<Result | undefined>;

export function createAsk(url: string, clock: Clock, signal: AbortSignal): Ask {
  const post = createPost({ url: gatewayUrls(url, undefined).http, fetch: systemFetch, headers: {} });
  return async <Result, Variables extends object>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ) => {
    const request = { query: document.toString(), variables: Object.fromEntries(Object.entries(variables)) };
    const answer = await queryOnce<Result>(request, { post, clock, deadAfterMs: 10_000, signal });
    return answer.type === 'RESULT' ? answer.result.data : undefined;
  };
}
