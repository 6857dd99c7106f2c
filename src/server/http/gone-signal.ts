import type { ServerResponse } from 'node:http';

/** Aborted when the client has gone before it was answered, or when the server stops. */
export function goneSignal(response: ServerResponse, stopping: AbortSignal): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  if (response.destroyed) gone.abort();
  return AbortSignal.any([gone.signal, stopping]);
}
