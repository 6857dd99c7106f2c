import { type GraphQLError, Kind } from 'graphql';

/**
 * What GraphQL itself finds wrong with the values of a request (a variable that is not of its type, or missing) comes
 * without a code, unless a scalar gave one. What a field comes to is no fault of the request: its errors stand at the
 * field.
 */
export function withInputCode(error: GraphQLError): GraphQLError {
  const { extensions, nodes, path } = error;
  const at = nodes?.[0]?.kind;
  if (at === Kind.FIELD || (extensions['code'] !== undefined && at !== Kind.VARIABLE_DEFINITION)) return error;
  extensions['code'] ??= 'BAD_USER_INPUT';
  // Over HTTP it is answered as a document that does not validate, where nothing of the operation was carried out.
  if (path === undefined) extensions['http'] = { spec: true, status: 400 };
  return error;
}
