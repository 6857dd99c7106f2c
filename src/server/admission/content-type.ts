import type { IncomingMessage } from 'node:http';
import type { Refused } from './refused.ts';

/**
 * A form, or a script without leave of ours, can make a browser POST text, form data or a multipart body to any
 * server, but not JSON: a body of another type is refused, so that no page can have a mutation carried out unseen.
 * Nor is a body read that would have to be decoded first: its size on the wire says nothing of the size it comes to.
 */
export function contentTypeRefused({ headers }: IncomingMessage): Refused | null {
  const given = headers['content-type'];
  const [mediaType, ...parameters] = (given ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (mediaType !== 'application/json') {
    return refused(
      `The body must be application/json; ${given === undefined ? 'its type is not given' : `it is ${given}`}.`,
    );
  }
  const charsets = parameters.filter((parameter) => /^charset\s*=/.test(parameter));
  if (!charsets.every((charset) => /^charset="?utf-?8"?$/.test(charset))) {
    return refused(`The body must be in UTF-8; it is ${given}.`);
  }
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return null;
  return refused(`The body must be sent as it is, without a Content-Encoding; it is ${encoding}.`);
}

function refused(message: string): Refused {
  return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message };
}
