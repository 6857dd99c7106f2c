import { type Exchange, subscriptionExchange } from '@urql/core';
import type { Client } from './client.ts';
import { follow } from './follow.ts';
import { RequestRefusedError } from './request-refused-error.ts';

/** An exchange for urql that carries subscriptions over the client: before `fetchExchange`, which carries all else. */
export function createUrqlExchange(client: Client): Exchange {
  return subscriptionExchange({
    forwardSubscription: ({ query = '', variables = {}, operationName }) => ({
      subscribe: (observer) => {
        const options = operationName === undefined ? {} : { operationName };
        const unsubscribe = follow<Record<string, unknown>>(() => client.subscribe(query, variables, options), {
          next: (result) => observer.next(result),
          // As errors of the answer; what is handed to `error` counts as a fault of the network.
          error: (error) => {
            if (!(error instanceof RequestRefusedError)) return observer.error(error);
            observer.next({ data: null, errors: error.errors });
            observer.complete();
          },
          complete: () => observer.complete(),
        });
        return { unsubscribe };
      },
    }),
  });
}
