import { UsageError } from './usage-error.ts';

/** What the flag says, before what ASYNCOPS_URL says; an address without a path means its /graphql. */
export function gatewayUrl(flag: string | undefined, variable: string | undefined): string {
  const given = flag ?? (variable || 'http://127.0.0.1:4000/graphql');
  const url = URL.parse(given);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UsageError(`the gateway’s address must be a URL such as http://127.0.0.1:4000; it is “${given}”`);
  }
  if (url.pathname === '/') url.pathname = '/graphql';
  return url.href;
}
