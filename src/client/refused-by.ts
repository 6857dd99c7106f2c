import type { GraphQLFormattedError } from 'graphql';
import { RequestRefusedError } from './request-refused-error.ts';
import type { StreamEnd } from './transport.ts';

/** What the gateway, not the request, is at fault for: it has too much to do, or something in it failed. */
const passing: readonly unknown[] = ['OVERLOADED', 'INTERNAL_SERVER_ERROR'];

/**
 * What answers with errors and no data come to. Where one of several passes, the next attempt tells whether the others
 * do not.
 */
export function refusedBy(errors: readonly GraphQLFormattedError[]): StreamEnd {
  const error = new RequestRefusedError(errors);
  return isPassing(errors) ? { type: 'LOST', cause: error } : { type: 'REFUSED', error };
}

/** Whether the same request may be taken if it is made again. */
export function isPassing(errors: readonly GraphQLFormattedError[]): boolean {
  return errors.some(({ extensions }) => passing.includes(extensions?.['code']));
}
