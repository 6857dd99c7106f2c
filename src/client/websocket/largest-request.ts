import { RequestRefusedError } from '../request-refused-error.ts';
import type { StreamEnd, StreamRequest } from '../transport.ts';

/** Which stream of a connection is at fault where the gateway has been sent a message that is too large for it. */
export interface LargestRequest<Stream> {
  add(stream: Stream, request: StreamRequest): void;
  /** The gateway has taken what the stream asked for. */
  taken(stream: Stream): void;
  /** The stream at fault, and what it is told; null where it is none. */
  refused(): { readonly stream: Stream; readonly end: StreamEnd } | null;
}

/**
 * The gateway does not say which message it closed the connection for, nor what its limit is. But where any request was
 * too large, the largest was: whether or not its stream is still open, or its message was the one that was looked at.
 */
export function createLargestRequest<Stream>(): LargestRequest<Stream> {
  const encoder = new TextEncoder();
  let largest: { readonly stream: Stream; readonly bytes: number; readonly isTaken: boolean } | null = null;

  return {
    add: (stream, request) => {
      const bytes = encoder.encode(JSON.stringify(request)).length;
      if (largest === null || bytes > largest.bytes) largest = { stream, bytes, isTaken: false };
    },
    taken: (stream) => {
      if (largest?.stream === stream) largest = { ...largest, isTaken: true };
    },
    refused: () => {
      if (largest === null || largest.isTaken) return null;
      const message = `The request, of ${largest.bytes} bytes, is larger than the gateway takes.`;
      // As it answers over HTTP.
      const error = new RequestRefusedError([{ message, extensions: { code: 'PAYLOAD_TOO_LARGE' } }]);
      return { stream: largest.stream, end: { type: 'REFUSED', error } };
    },
  };
}
