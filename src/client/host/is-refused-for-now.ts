import type { RequestRefusedError } from '../request-refused-error.ts';

const codes = ['UNAUTHENTICATED', 'FORBIDDEN'];

/** It is not the request that is at fault, but who makes it: the same may be taken later. */
export function isRefusedForNow({ errors }: RequestRefusedError): boolean {
  return errors.some(({ extensions }) => codes.includes(String(extensions?.['code'])));
}
