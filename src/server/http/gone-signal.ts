import type { ServerResponse } from 'node:http';
import { CallerGone } from '../../engine/caller-gone.ts';

/** Aborted when the client has gone before it was answered, or when the server stops. */
export function goneSignal(response: ServerResponse, stopping: AbortSignal): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new CallerGone());
  });
  if (response.destroyed) gone.abort(new CallerGone());
  return AbortSignal.any([gone.signal, stopping]);
}
