import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Refused, refusedBody } from '../admission/refused.ts';

export function sendJson(
  response: ServerResponse,
  status: number,
  body: string,
  contentType = 'application/json; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }).end(body);
}

export function sendRefused(response: ServerResponse, refused: Refused, headers: OutgoingHttpHeaders = {}): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  sendJson(response, refused.status, refusedBody(refused));
}
