import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** An error as it goes out, without the marks for the HTTP answer that Yoga takes out itself where it answers. */
export function publicError(error: GraphQLError): GraphQLFormattedError {
  const { extensions, ...rest } = error.toJSON();
  const { http: _http, unexpected: _unexpected, ...told } = extensions ?? {};
  return Object.keys(told).length === 0 ? rest : { ...rest, extensions: told };
}
