import type { GraphQLFormattedError } from 'graphql';
import { RequestRefusedError } from './request-refused-error.ts';
import type { StreamEnd } from './transport.ts';

/** What answers with errors and no data come to. An overload passes; any other fault would be met again. */
export function refusedBy(errors: readonly GraphQLFormattedError[]): StreamEnd {
  const error = new RequestRefusedError(errors);
  const isPassing = errors.some(({ extensions }) => extensions?.['code'] === 'OVERLOADED');
  return isPassing ? { type: 'LOST', cause: error } : { type: 'REFUSED', error };
}
