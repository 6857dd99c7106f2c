import { createBackoff } from '../client/backoff.ts';
import type { ClientState } from '../client/client-state.ts';
import { createPost } from '../client/gateway-post.ts';
import { NotGraphqlError } from '../client/not-graphql-error.ts';
import { queryUntilAnswered } from '../client/query-until-answered.ts';
import { systemClock, systemFetch, systemRandom } from '../client/system-world.ts';
import { GatewayDocument } from '../gql/graphql.ts';

export interface AwaitedGateway {
  readonly url: string;
  readonly signal: AbortSignal;
  /** Hears that the gateway is away. */
  readonly sayState: (state: ClientState) => void;
}

/**
 * Resolves when the gateway has answered, however long it is away, or when the signal is aborted. Throws where
 * something else answers: a WebSocket does not tell that from a gateway that is away, so whoever stays connected asks
 * over HTTP first.
 */
export async function awaitGateway({ url, signal, sayState }: AwaitedGateway): Promise<void> {
  const since = new Date(systemClock.now());
  await queryUntilAnswered(
    { query: GatewayDocument.toString(), variables: {} },
    {
      post: createPost({ url, fetch: systemFetch, headers: {} }),
      clock: systemClock,
      backoff: createBackoff({ baseMs: 500, capMs: 5_000, clock: systemClock, random: systemRandom }),
      deadAfterMs: 30_000,
      signal,
      onLost: (cause) => {
        if (cause instanceof NotGraphqlError) throw cause;
        sayState({ status: 'stale', since, cause });
      },
    },
  );
}
