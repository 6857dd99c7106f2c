import type { IncomingMessage } from 'node:http';
import type { Refused } from './refused.ts';

/**
 * A form, or a script without leave of ours, can make a browser POST text, form data or a multipart body to any
 * server, but not JSON: a body of another type is refused, so that no page can have a mutation carried out unseen.
 */
export function contentTypeRefused({ headers }: IncomingMessage): Refused | null {
  const given = headers['content-type'];
  const mediaType = given?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return null;
  const message = `The body must be application/json; ${given === undefined ? 'its type is not given' : `it is ${given}`}.`;
  return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message };
}
