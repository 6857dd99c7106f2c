import { GraphQLError } from 'graphql';
import type { Refusal } from '../core/refusal.ts';

/**
 * A fault in the arguments of a query or subscription. Those have no result union to say it in, so it is an error of
 * the request, with the path of the argument in its extensions.
 */
export function invalidArgument({ message, field }: Pick<Refusal, 'message' | 'field'>): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'INVALID_INPUT', field } });
}
