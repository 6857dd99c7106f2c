import type { ClientState } from '../client/client-state.ts';
import { causeOf } from './ask-gateway.ts';
import { localClock } from './moments.ts';
import type { Shell } from './shell.ts';

/** Hears the state of a client, and says when it is live and when it no longer is: whoever sees no change must know which. */
export function sayWhetherLive(shell: Shell): (state: ClientState) => void {
  let isLive: boolean | null = null;
  return (state) => {
    if (state.status === 'connected' && isLive !== true) {
      shell.say(`asyncops: live (${localClock(shell.now())})`);
      isLive = true;
    }
    // Where there is no cause yet, it has only begun; where it ends, nobody has lost anything.
    if (state.status === 'stale' && state.cause !== null && isLive !== false) {
      shell.say(`asyncops: not live since ${localClock(state.since.getTime())}, trying again: ${causeOf(state.cause)}`);
      isLive = false;
    }
  };
}
