import type { IncomingMessage } from 'node:http';
import type { Refused } from '../admission/refused.ts';
import { badRequest } from './bad-request.ts';

/** Why an address does not hold a request; Yoga would answer JSON that is none in it as a fault of its own. */
export function addressRefused({ url = '' }: IncomingMessage): Refused | null {
  const params = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const fault = ['variables', 'extensions'].find((name) => !isJson(params.get(name)));
  return fault === undefined ? null : badRequest(`The ${fault} are not JSON.`);
}

function isJson(text: string | null): boolean {
  if (text === null || text === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
