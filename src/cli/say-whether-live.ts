import type { ClientState } from '../client/client-state.ts';
import { ConnectionRefusedError } from '../client/connection-refused-error.ts';
import { isPassing } from '../client/refused-by.ts';
import { RequestRefusedError } from '../client/request-refused-error.ts';
import { causeOf } from './ask-gateway.ts';
import { localClock } from './moments.ts';
import type { Shell } from './shell.ts';

/** Hears the state of a client, and says when it is live and when it no longer is: whoever sees no change must know which. */
export function sayWhetherLive(shell: Pick<Shell, 'now' | 'say'>): (state: ClientState) => void {
  let isLive: boolean | null = null;
  return (state) => {
    if (state.status === 'connected' && isLive !== true) {
      shell.say(`asyncops: live (${localClock(shell.now())})`);
      isLive = true;
    }
    // Where there is no cause yet, it has only begun; where it ends, nobody has lost anything. What is refused for good
    // is not tried again: whoever asked is told of it as an error.
    if (state.status === 'stale' && state.cause !== null && isLive !== false && !isRefused(state.cause)) {
      shell.say(`asyncops: not live since ${localClock(state.since.getTime())}, trying again: ${causeOf(state.cause)}`);
      isLive = false;
    }
  };
}

function isRefused(cause: unknown): boolean {
  return cause instanceof ConnectionRefusedError || (cause instanceof RequestRefusedError && !isPassing(cause.errors));
}
