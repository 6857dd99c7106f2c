import type { ServerResponse } from 'node:http';
import { sendJson } from './send.ts';

/** The process is up and takes requests. */
export function sendHealth(response: ServerResponse): void {
  sendJson(response, 200, '{"status":"ok"}');
}

/** Whether to send traffic here: the store answers, and the server is not about to stop. */
export async function sendReady(response: ServerResponse, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch {
    sendJson(response, 503, '{"status":"unavailable"}');
    return;
  }
  sendJson(response, 200, '{"status":"ready"}');
}
