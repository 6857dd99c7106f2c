import type { IncomingMessage } from 'node:http';
import type { Refused } from './refused.ts';

/**
 * The whole body, or why it is refused: by its Content-Length before a byte of it is read, else as soon as what has
 * come is more than allowed. Rejects where the client goes away in the middle.
 */
export function readBody(request: IncomingMessage, maxBodyBytes: number): Promise<Buffer | Refused> {
  const refused: Refused = {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: `The body is larger than ${maxBodyBytes} bytes.`,
  };
  if (Number(request.headers['content-length']) > maxBodyBytes) {
    // What still comes is read and dropped: closing on a client that is writing would lose it the answer.
    request.resume();
    return Promise.resolve(refused);
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBodyBytes) {
        chunks.length = 0;
        resolve(refused);
      } else {
        chunks.push(chunk);
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
}
