import type { ClientOptions } from '../client-options.ts';
import type { ClientState } from '../client-state.ts';
import type { ClaimedOperation, Handler, Handlers } from './handler.ts';
import type { SettledAs } from './host-gateway.ts';
import type { Settlement } from './outcome.ts';
import type { Report } from './report.ts';

export interface HostOptions
  extends Pick<
    ClientOptions,
    'transport' | 'headers' | 'connectionParams' | 'deadAfterMs' | 'fetch' | 'webSocket' | 'random'
  > {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** The name of this host in leases and histories. One process alone goes by it at a time. */
  readonly hostId: string;
  /** For each operation type that the host takes, by its value. */
  readonly handlers: Handlers;
  /** Handlers that run at the same time: 1 to 500; 10 by default. */
  readonly concurrency?: number;
  /**
   * How many more than `concurrency` may be claimed, while handlers end so fast that they will have begun by the time
   * that the next claim is answered: 0 to 500; 224 by default. What waits a second for its handler is given back.
   */
  readonly claimAhead?: number;
  /** How long after its last sign of life the host's operations are given to others: 1 to 86,400; 30 by default. */
  readonly leaseSeconds?: number;
  /** How long progress may wait for newer before it is told; 500 by default. */
  readonly progressEveryMs?: number;
  /**
   * How long a checkpoint may wait for newer before it is told: so much is lost where the host dies. Each that is told is
   * kept in the history with its event. Infinity: only when the handler has ended. 5,000 by default.
   */
  readonly checkpointEveryMs?: number;
  /**
   * Told of what goes wrong and nobody waits for: a handler that throws, a request that came to nothing. While the
   * gateway is away, the first request that this fails is told, with a `ConnectionLostError`, and no other until it has
   * answered again.
   */
  readonly onError: Report;
  /** Told once the gateway answers again after `onError` was told that it does not: how long that was, by `clock`. */
  readonly onBack?: (awayMs: number) => void;
  /** Told of each operation as its handler is called. */
  readonly onTaken?: (operation: ClaimedOperation) => void;
  /**
   * Told of each operation that the gateway has settled, as what, and how it stands now: one that FAILED is WAITING
   * where it is tried again. Null where the gateway's answer was lost, though it has been settled.
   */
  readonly onSettled?: (operation: ClaimedOperation, settlement: Settlement, now: SettledAs | null) => void;
  /** Told when the connection over which requests for a pause or a cancel come is lost, and when it is back. */
  readonly onState?: (state: ClientState) => void;
  /** The ceiling of the wait before the first new attempt at a request, which doubles with each; 100 by default. */
  readonly retryBaseMs?: number;
  /** The highest that it gets: 5,000 by default, and at most a sixth of the lease. */
  readonly retryCapMs?: number;
  /** The time that has passed, from wherever it is counted, and timers; not the time that it is. */
  readonly clock?: ClientOptions['clock'];
}

export interface HostSettings {
  readonly hostId: string;
  readonly handlers: ReadonlyMap<number, Handler>;
  readonly concurrency: number;
  readonly claimAhead: number;
  readonly leaseSeconds: number;
  readonly progressEveryMs: number;
  readonly checkpointEveryMs: number;
}

/** Throws where the host could not work like that. */
export function hostSettings(options: HostOptions): HostSettings {
  const { hostId, concurrency = 10, claimAhead = 224, leaseSeconds = 30 } = options;
  const { progressEveryMs = 500, checkpointEveryMs = 5_000 } = options;
  const handlers = new Map<number, Handler>();
  for (const [key, handler] of Object.entries(options.handlers)) {
    if (!/^\d+$/.test(key)) throw new TypeError(`handlers: ${key} is not the value of an operation type`);
    if (typeof handler !== 'function') throw new TypeError(`handlers: that of ${key} is not a function`);
    handlers.set(Number(key), handler);
  }
  if (handlers.size === 0) throw new TypeError('handlers: there is none');
  if (hostId.trim() === '') throw new TypeError('hostId: it is empty');
  checkWhole('concurrency', concurrency, 1, 500);
  checkWhole('claimAhead', claimAhead, 0, 500);
  checkWhole('leaseSeconds', leaseSeconds, 1, 86_400);
  checkPause('progressEveryMs', progressEveryMs);
  checkPause('checkpointEveryMs', checkpointEveryMs);
  return { hostId, handlers, concurrency, claimAhead, leaseSeconds, progressEveryMs, checkpointEveryMs };
}

function checkPause(name: string, value: number): void {
  if (!(value >= 0)) throw new RangeError(`${name}: 0 or more, not ${value}`);
}

function checkWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name}: a whole number from ${least} to ${most}, not ${value}`);
}
