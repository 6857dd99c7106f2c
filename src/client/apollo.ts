import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ApolloLink } from '@apollo/client/link';
import { OperationTypeNode } from 'graphql';
import { Observable } from 'rxjs';
import type { Client } from './client.ts';
import { follow } from './follow.ts';
import { RequestRefusedError } from './request-refused-error.ts';

/**
 * A link for Apollo Client that carries subscriptions over the client, and hands all else on to the next:
 * `ApolloLink.from([createApolloLink(client), new HttpLink({ uri })])`.
 */
export function createApolloLink(client: Client): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const { query, variables, operationName, operationType } = operation;
    if (operationType !== OperationTypeNode.SUBSCRIPTION) return forward(operation);
    const options = operationName === undefined ? {} : { operationName };
    return new Observable((observer) =>
      follow<Record<string, unknown>>(() => client.subscribe(query, variables, options), {
        next: (result) => observer.next(result),
        error: (error) => observer.error(asApollo(error)),
        complete: () => observer.complete(),
      }),
    );
  });
}

/** As Apollo's own links tell of an answer with errors. */
function asApollo(error: unknown): unknown {
  return error instanceof RequestRefusedError ? new CombinedGraphQLErrors({ errors: error.errors }) : error;
}
