import { UsageError } from './usage-error.ts';

export const endpointPath = '/graphql';

/** The address of the GraphQL endpoint. One without a path is that of the gateway, as a browser has it. */
export function gatewayUrl(given: string): string {
  const url = URL.parse(given);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UsageError(
      `the gateway’s address must be a URL such as http://127.0.0.1:4000/graphql; it is “${given}”.`,
    );
  }
  if (url.pathname === '/') url.pathname = endpointPath;
  return url.href;
}
