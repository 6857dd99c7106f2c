import { NotGraphqlError } from '../client/not-graphql-error.ts';
import { RequestRefusedError } from '../client/request-refused-error.ts';
import { GatewayAwayError } from './gateway-away-error.ts';
import { endpointPath } from './gateway-url.ts';

/** What to tell where something answers at the address that is no GraphQL endpoint; null where something else is wrong. */
export function notGraphql(url: string, error: unknown): GatewayAwayError | null {
  const status = error instanceof NotGraphqlError ? error.status : isNothingThere(error) ? 404 : null;
  if (status === null) return null;
  const meant = new URL(endpointPath, url).href;
  const hint = meant === url ? '.' : `; did you mean ${meant}?`;
  return new GatewayAwayError(`${url} answers (status ${status}), but not as a GraphQL endpoint${hint}`);
}

/** The gateway's own answer at its other addresses. An operation that is not there is no error of a request. */
function isNothingThere(error: unknown): boolean {
  return (
    error instanceof RequestRefusedError && error.errors.some(({ extensions }) => extensions?.['code'] === 'NOT_FOUND')
  );
}
