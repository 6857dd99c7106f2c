import { isUtf8 } from 'node:buffer';
import type { Refused } from '../admission/refused.ts';
import { badRequest } from './bad-request.ts';

/** The JSON value of a body, or why there is none. A parser's own words are not passed on: they quote the body. */
export function parseBody(body: Buffer): { readonly json: unknown } | { readonly refused: Refused } {
  if (!isUtf8(body)) return { refused: badRequest('The body is not UTF-8.') };
  try {
    return { json: JSON.parse(body.toString('utf8')) };
  } catch {
    return { refused: badRequest('The body is not JSON.') };
  }
}
