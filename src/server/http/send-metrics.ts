import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refused } from '../admission/refused.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { sendRefused } from './send.ts';

const methodRefused: Refused = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'Metrics are there for GET and HEAD requests.',
};

export async function sendMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { contentType, scrape }: Pick<Metrics, 'contentType' | 'scrape'>,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sendRefused(response, methodRefused, { allow: 'GET, HEAD' });
  }
  const text = await scrape();
  const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(text) };
  response.writeHead(200, { ...headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  response.end(request.method === 'HEAD' ? undefined : text);
}
