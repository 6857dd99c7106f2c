import { GraphQLError } from 'graphql';

/** A document that asks for more than one may. Over HTTP it is answered as a document that does not validate. */
export function documentRefused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { spec: true, status: 400 } } });
}
