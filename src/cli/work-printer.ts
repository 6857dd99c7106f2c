import { ConnectionLostError } from '../client/connection-lost-error.ts';
import type { HostOptions, SettledAs, Settlement } from '../client/host/index.ts';
import { causeOf } from './ask-gateway.ts';
import { localClock, localTime } from './moments.ts';
import { jsonLine, printable } from './printable.ts';
import { sayWhetherLive } from './say-whether-live.ts';
import type { Call } from './verb.ts';

type Listeners = Required<Pick<HostOptions, 'onTaken' | 'onSettled' | 'onState' | 'onError'>>;
type Operation = Parameters<Listeners['onTaken']>[0];

interface More {
  readonly message?: string;
  readonly postponeUntil?: string;
  readonly statusCode?: SettledAs['statusCode'];
}

const eventWidth = 'RETRY_SCHEDULED'.length;

/** Says what a host does: a line for each operation that it takes, settles or loses, and for what goes wrong besides. */
export function createWorkPrinter({ shell, isJson }: Pick<Call, 'shell' | 'isJson'>): Listeners {
  const sayState = sayWhetherLive(shell);
  let isLive = true;

  const tell = (event: string, { id, name, operationType, lease }: Operation, more: More) => {
    const at = shell.now();
    if (isJson) {
      const epoch = lease?.epoch ?? null;
      const occurredOn = new Date(at).toISOString();
      shell.print(jsonLine({ event, occurredOn, id, name, operationType: operationType.value, epoch, ...more }));
    } else {
      const message = more.message === undefined ? '' : `: ${more.message}`;
      const until = more.postponeUntil == null ? '' : `, until ${localTime(more.postponeUntil)}`;
      shell.say(`${localClock(at)}  ${event.padEnd(eventWidth)}  ${id}  ${printable(name + message)}${until}`);
    }
  };

  return {
    onTaken: (operation) => tell('CLAIMED', operation, {}),
    onSettled: (operation, settlement, now) => {
      const { message } = settlement;
      const postponeUntil = now === null ? settlement.postponeUntil : now.postponeUntil;
      const more = { ...(message && { message }), ...(postponeUntil && { postponeUntil }) };
      tell(eventOf(settlement, now), operation, { ...more, ...(now && { statusCode: now.statusCode }) });
    },
    onState: (state) => {
      isLive = state.status === 'connected';
      sayState(state);
    },
    onError: (error, { during, operation }) => {
      // That there is no connection has been said; each attempt that fails for it need not be.
      if (error instanceof ConnectionLostError && !isLive) return;
      if (during === 'LEASE' && operation !== undefined) tell('LEASE_LOST', operation, { message: causeOf(error) });
      // Where it was thrown is what the author of a handler wants to know.
      else if (during === 'HANDLER') shell.say(`asyncops: ${operation?.id}: ${storyOf(error)}`);
      else shell.say(`asyncops: ${during}: ${causeOf(error)}`);
    },
  };
}

function storyOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** By the name of the event that the gateway wrote: a failure that is tried again is another than one for good. */
function eventOf({ outcome }: Settlement, now: SettledAs | null): string {
  return outcome === 'FAILED' && now?.statusCode === 'WAITING' ? 'RETRY_SCHEDULED' : outcome;
}
