import { GraphQLError } from 'graphql';
import type { Refused } from './refused.ts';

export const notAcceptable: Refused = {
  status: 406,
  code: 'NOT_ACCEPTABLE',
  message:
    'Accept must name text/event-stream for a subscription; for anything else, that, application/json or application/graphql-response+json.',
};

/** What stands in for the stream; over HTTP, its status has the answer above written. */
export function noStreamError(): GraphQLError {
  const { status, code, message } = notAcceptable;
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
