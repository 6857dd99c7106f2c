import type { HeartbeatInput } from '../../gql/graphql.ts';
import type { Backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { RequestRefusedError } from '../request-refused-error.ts';
import { createAlarm } from './alarm.ts';
import type { HeldOperation, Progress } from './held-operation.ts';
import type { HeartbeatAnswer, HostGateway } from './host-gateway.ts';
import type { HostSettings } from './host-options.ts';
import { isRefusedForNow } from './is-refused-for-now.ts';
import type { Report } from './report.ts';
import { takeBatch } from './take-batch.ts';

export interface LeasesOptions {
  readonly gateway: HostGateway;
  readonly leaseMs: number;
  readonly settings: Pick<HostSettings, 'hostId' | 'progressEveryMs' | 'checkpointEveryMs'>;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly report: Report;
}

/** Keeps the leases of all operations that the host holds, and tells of their progress with that. */
export interface Leases {
  hold(held: HeldOperation): void;
  release(held: HeldOperation): void;
  /** By the clock, also where handlers that do not let go of the thread have kept every alarm from going off. */
  isHeld(held: HeldOperation): boolean;
  /** Its progress waits to be told. */
  hasProgress(): void;
  /** Its checkpoint does. */
  hasCheckpoint(): void;
  find(id: string, epoch: number): HeldOperation | undefined;
  /** For good. */
  stop(): void;
}

interface Beat {
  readonly held: HeldOperation;
  readonly progress: Progress | null;
  readonly input: HeartbeatInput;
}

/**
 * All leases are renewed in one request, at a third of the lease. A lease counts as over, by the host's own clock, when
 * it would be if the gateway had made it the moment that it was asked to; so the host stops before anybody else starts.
 */
export function createLeases({ gateway, leaseMs, settings, clock, backoff, report }: LeasesOptions): Leases {
  const { hostId, progressEveryMs, checkpointEveryMs } = settings;
  const all = new Set<HeldOperation>();
  const stopping = new AbortController();
  const never = Number.POSITIVE_INFINITY;
  let renewAt = never;
  let tellAt = never;
  let saveAt = never;
  let isBeating = false;
  const beatAlarm = createAlarm(clock, () => void beat());
  const expiryAlarm = createAlarm(clock, () => expire());

  const inputOf = ({ id, epoch, progress }: HeldOperation): HeartbeatInput => ({ id, epoch, hostId, ...progress });

  const taken = (held: HeldOperation): Beat => {
    const beat = { held, progress: held.progress, input: inputOf(held) };
    held.progress = null;
    return beat;
  };

  const arm = () => {
    if (!isBeating && !stopping.signal.aborted) beatAlarm.set(Math.min(renewAt, tellAt, saveAt));
  };

  const expire = () => {
    let next = never;
    for (const held of [...all]) {
      if (held.isLost) continue;
      if (held.leaseEndsAt > clock.now()) next = Math.min(next, held.leaseEndsAt);
      else lose(held, 'it could not be renewed in time');
    }
    expiryAlarm.set(next);
  };

  /** Whoever settles it finds out for itself. */
  const lose = (held: HeldOperation, detail: string) => {
    if (held.isHandled) return;
    held.lose(detail);
    all.delete(held);
    report(held.signal.reason, { during: 'LEASE', operation: held.operation });
  };

  const beat = async () => {
    isBeating = true;
    try {
      await backoff.ready(stopping.signal);
      const now = clock.now();
      if (now >= saveAt) {
        saveAt = never;
        for (const held of all) addCheckpoint(held);
      }
      const due = now >= renewAt ? [...all] : [...all].filter(({ progress }) => progress !== null);
      if (now >= renewAt) renewAt = all.size === 0 ? never : now + leaseMs / 3;
      tellAt = never;
      while (due.length > 0 && !stopping.signal.aborted) await send(takeBatch(due, inputOf).map(taken));
    } finally {
      isBeating = false;
      arm();
    }
  };

  const send = async (beats: readonly Beat[]) => {
    const sentAt = clock.now();
    try {
      const answers = await gateway.heartbeat(beats.map(({ input }) => input));
      for (const [index, each] of beats.entries()) {
        const answer = answers[index];
        if (answer !== undefined) take(each, answer, sentAt);
      }
      backoff.succeeded();
    } catch (error) {
      if (stopping.signal.aborted) return;
      const isOfProgress = error instanceof RequestRefusedError && !isRefusedForNow(error) && beats.some(tells);
      if (isOfProgress) return sendApart(beats, error.message);
      report(error, { during: 'HEARTBEAT' });
      for (const { held, progress } of beats) if (progress !== null) held.progress = { ...progress, ...held.progress };
      backoff.failed();
      renewAt = clock.now();
    }
  };

  /** What one of them tells had the request refused as a whole: that must not cost the others their leases. */
  const sendApart = async (beats: readonly Beat[], refusal: string) => {
    const [first] = beats;
    if (beats.length === 1 && first !== undefined) return refuse(first, refusal);
    const middle = Math.ceil(beats.length / 2);
    await send(beats.slice(0, middle));
    await send(beats.slice(middle));
  };

  /** It was not renewed for what it had to tell: once more, without that. */
  const refuse = ({ held }: Beat, refusal: string) => {
    report(new Error(`progress was refused: ${refusal}`), { during: 'HEARTBEAT', operation: held.operation });
    renewAt = clock.now();
  };

  const take = (beat: Beat, answer: HeartbeatAnswer, sentAt: number) => {
    const { held } = beat;
    if (answer.type === 'RENEWED') {
      held.renewed(sentAt);
      held.position = answer.position;
      held.ask(answer.request);
    } else if (answer.type === 'INVALID_INPUT' && tells(beat)) {
      refuse(beat, answer.message);
    } else {
      lose(held, answer.message);
    }
  };

  return {
    hold: (held) => {
      all.add(held);
      renewAt = Math.min(renewAt, clock.now() + leaseMs / 3, held.leaseEndsAt - leaseMs / 3);
      arm();
      expiryAlarm.set(Math.min(expiryAlarm.at, held.leaseEndsAt));
    },
    release: (held) => {
      all.delete(held);
    },
    isHeld: (held) => {
      if (held.leaseEndsAt <= clock.now()) expire();
      return !held.isLost;
    },
    hasProgress: () => {
      tellAt = Math.min(tellAt, clock.now() + progressEveryMs);
      arm();
    },
    hasCheckpoint: () => {
      saveAt = Math.min(saveAt, clock.now() + checkpointEveryMs);
      arm();
    },
    find: (id, epoch) => [...all].find((held) => held.id === id && held.epoch === epoch),
    stop: () => {
      stopping.abort();
      beatAlarm.set(never);
      expiryAlarm.set(never);
    },
  };
}

const tells = ({ progress }: Beat): boolean => progress !== null;

function addCheckpoint(held: HeldOperation): void {
  if (!held.isUntold) return;
  held.progress = { ...held.progress, data: held.checkpoint };
  held.isUntold = false;
}
