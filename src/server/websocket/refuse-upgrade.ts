import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Refused, refusedBody } from '../admission/refused.ts';

/** Answers an upgrade with plain HTTP instead, and closes. */
export function refuseUpgrade(connection: Duplex, refused: Refused): void {
  const body = refusedBody(refused);
  // The client may have gone; there is nobody to tell then.
  connection.on('error', () => {});
  // Its own end may never come, if it is left to the client.
  connection.once('finish', () => connection.destroy());
  connection.end(
    [
      `HTTP/1.1 ${refused.status} ${STATUS_CODES[refused.status]}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
