import type { ClientState } from '../client/client-state.ts';
import { ConnectionLostError } from '../client/connection-lost-error.ts';
import type { HostOptions, SettledAs, Settlement } from '../client/host/index.ts';
import { thrownText } from '../client/host/thrown-text.ts';
import { NotGraphqlError } from '../client/not-graphql-error.ts';
import { causeOf } from './ask-gateway.ts';
import { localClock, localTime } from './moments.ts';
import { jsonLine, printable } from './printable.ts';
import { sayWhetherLive } from './say-whether-live.ts';
import type { Shell } from './shell.ts';

type Listeners = Required<Pick<HostOptions, 'onTaken' | 'onSettled' | 'onState' | 'onError' | 'onBack'>>;
type Operation = Parameters<Listeners['onTaken']>[0];

export interface WorkPrinterOptions {
  readonly shell: Pick<Shell, 'now' | 'print' | 'say'>;
  readonly isJson: boolean;
}

interface More {
  readonly message?: string;
  readonly postponeUntil?: string;
  readonly statusCode?: SettledAs['statusCode'];
}

const eventWidth = 'RETRY_SCHEDULED'.length;

/** Says what a host does: a line for each operation that it takes, settles or loses, and for what goes wrong besides. */
export function createWorkPrinter({ shell, isJson }: WorkPrinterOptions): Listeners {
  const sayState = sayWhetherLive(shell);
  let connection: ClientState | null = null;
  let isAway = false;

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
    // It is live when requests are answered and the connection stands: one is often back a moment before the other.
    onState: (state) => {
      connection = state;
      if (!isAway || state.status !== 'connected') sayState(state);
    },
    onBack: () => {
      isAway = false;
      if (connection?.status === 'connected') sayState(connection);
    },
    onError: (error, { during, operation }) => {
      if (error instanceof ConnectionLostError && !(error instanceof NotGraphqlError)) {
        isAway = true;
        sayState({ status: 'stale', since: new Date(shell.now()), cause: error });
      } else if (during === 'LEASE' && operation !== undefined)
        tell('LEASE_LOST', operation, { message: causeOf(error) });
      // Where it was thrown is what the author of a handler wants to know.
      else if (during === 'HANDLER') shell.say(`asyncops: ${operation?.id}: ${storyOf(error)}`);
      else shell.say(`asyncops: ${during}${operation === undefined ? '' : ` of ${operation.id}`}: ${causeOf(error)}`);
    },
  };
}

function storyOf(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? error.stack : thrownText(error);
}

/** By the name of the event that the gateway wrote: a failure that is tried again is another than one for good. */
function eventOf({ outcome }: Settlement, now: SettledAs | null): string {
  return outcome === 'FAILED' && now?.statusCode === 'WAITING' ? 'RETRY_SCHEDULED' : outcome;
}
