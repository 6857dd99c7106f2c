import type { Backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { pause } from '../pause.ts';
import { createClaimRoom } from './claim-room.ts';
import { createClaims } from './claims.ts';
import { HeldOperation } from './held-operation.ts';
import type { Host, StopOptions } from './host.ts';
import type { Claimed, Fault, HeartbeatAnswer, HostGateway, RequestNews } from './host-gateway.ts';
import type { HostOptions, HostSettings } from './host-options.ts';
import { createLeases } from './leases.ts';
import { createLogSender } from './log-sender.ts';
import type { Settlement } from './outcome.ts';
import { createPace } from './pace.ts';
import { createPlaces } from './places.ts';
import type { Report } from './report.ts';
import { interrupted, runHandler } from './run-handler.ts';
import { createSettlements } from './settlements.ts';
import { createSignpost } from './signpost.ts';
import { tellAbsenceOnce } from './tell-absence-once.ts';

export interface RunHostOptions {
  readonly settings: HostSettings;
  readonly gateway: HostGateway;
  readonly clock: Clock;
  /** Resolves when what can be done at once has been done, requests that are to be sent included. */
  readonly turn: () => Promise<void>;
  readonly newBackoff: () => Backoff;
  readonly report: Report;
  readonly onBack: NonNullable<HostOptions['onBack']>;
  readonly onTaken: NonNullable<HostOptions['onTaken']>;
  readonly onSettled: NonNullable<HostOptions['onSettled']>;
}

/** What is claimed ahead of its handler is given back where that is not called by then, or within a third of the lease. */
const mostWaitMs = 1_000;

/** A host over any gateway and any clock. */
export function runHost(options: RunHostOptions): Host {
  const { settings, clock, turn, newBackoff, onTaken, onSettled } = options;
  const { gateway, report } = tellAbsenceOnce(options);
  const { hostId, handlers, concurrency, claimAhead, leaseSeconds } = settings;
  const leaseMs = leaseSeconds * 1_000;
  const leases = createLeases({ gateway, leaseMs, settings, clock, backoff: newBackoff(), report });
  const logs = createLogSender({ gateway, hostId, leaseMs, clock, backoff: newBackoff(), report });
  const settlements = createSettlements({ gateway, hostId, clock, turn, backoff: newBackoff(), report });
  const pace = createPace(clock);
  const places = createPlaces({ count: concurrency, mostWaitMs: Math.min(mostWaitMs, leaseMs / 3), clock, pace });
  /** From their claim to their settlement. */
  const all = new Set<HeldOperation>();
  /** Their handlers have ended. */
  let unsettled = 0;
  /** For each claim that is under way, what was asked meanwhile of operations that it may bring. */
  const early = new Set<Map<string, RequestNews>>();
  const stopping = new AbortController();
  const interrupting = new AbortController();
  /** Whatever still runs, runs for nothing. */
  const ending = new AbortController();
  let claiming: Promise<void> = Promise.resolve();
  let stopped: Promise<void> | null = null;
  let isStarted = false;
  const changes = createSignpost();
  const change = changes.raise;
  stopping.signal.addEventListener('abort', change);

  const room = createClaimRoom({
    concurrency,
    claimAhead,
    pace,
    places,
    working: () => all.size - unsettled,
    unsettled: () => unsettled,
    turn,
    changes,
  });

  const onClaiming = (sentAt: number) => {
    const asked = new Map<string, RequestNews>();
    early.add(asked);
    return (operations: readonly Claimed[]) => {
      early.delete(asked);
      const claimed = operations.map((each) => ({ held: holdOf(each, sentAt, asked), fault: each.fault }));
      // So long on its way that the leases may be over: nothing is started before they are known to hold.
      const isLate = operations.length > 0 && sentAt + leaseMs - clock.now() < leaseMs / 3;
      const sure = isLate ? makeSure(claimed.map(({ held }) => held)) : null;
      for (const { held, fault } of claimed) void take(held, fault, sure).finally(change);
    };
  };

  const holdOf = (claimed: Claimed, sentAt: number, asked: ReadonlyMap<string, RequestNews>): HeldOperation => {
    const held = new HeldOperation(claimed, leaseMs, sentAt, clock.now());
    const news = asked.get(keyOf(held.id, held.epoch));
    if (news !== undefined) held.ask(news.request);
    return held;
  };

  const take = async (held: HeldOperation, fault: Fault | null, sure: Promise<void> | null): Promise<void> => {
    all.add(held);
    try {
      if (sure !== null) {
        await sure;
        if (held.isLost) return;
      }
      leases.hold(held);
      const settlement = await work(held, fault);
      if (held.isLost || ending.signal.aborted) return;
      unsettled += 1;
      change();
      await settle(held, settlement).finally(() => {
        unsettled -= 1;
      });
    } finally {
      all.delete(held);
      leases.release(held);
    }
  };

  const settle = async (held: HeldOperation, settlement: Settlement): Promise<void> => {
    await logs.flush(held);
    // Or the claim that is still under way would bring what is given back.
    if (settlement.outcome === 'RELEASED' && stopping.signal.aborted) await claiming;
    const settled = await settlements.settle(held, settlement);
    if (settled !== null) onSettled(held.operation, settled.settlement, settled.now);
  };

  const work = async (held: HeldOperation, fault: Fault | null): Promise<Settlement> => {
    const handler = handlers.get(held.operation.operationType.value);
    const isUnfit = fault !== null || handler === undefined;
    if (isUnfit || !(await places.take(held))) {
      held.isHandled = true;
      if (!isUnfit || stopping.signal.aborted || fault?.isOfRoom) return interrupted(held);
      return { outcome: 'FAILED', message: fault?.message ?? 'The host has no handler for this type.' };
    }
    try {
      if (!leases.isHeld(held)) return interrupted(held);
      onTaken(held.operation);
      return await runHandler(handler, held, {
        onProgress: leases.hasProgress,
        onCheckpoint: leases.hasCheckpoint,
        onLine: logs.hasLines,
        report,
      });
    } finally {
      places.leave(held);
    }
  };

  /** Loses what is not surely held. */
  const makeSure = async (claimed: readonly HeldOperation[]): Promise<void> => {
    const sentAt = clock.now();
    let answers: readonly HeartbeatAnswer[] = [];
    let fault = 'the gateway said nothing of it';
    try {
      answers = await gateway.heartbeat(claimed.map(({ id, epoch }) => ({ id, epoch, hostId })));
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
    for (const [index, held] of claimed.entries()) {
      const answer = answers[index];
      if (answer?.type === 'RENEWED') {
        held.renewed(sentAt);
        held.ask(answer.request);
      } else {
        held.lose(answer?.message ?? fault);
        report(held.signal.reason, { during: 'LEASE', operation: held.operation });
      }
    }
  };

  const claims = createClaims({ gateway, leaseMs, clock, backoff: newBackoff(), report, room, onClaiming });

  const watch = async () => {
    const backoff = newBackoff();
    while (!ending.signal.aborted) {
      await backoff.ready(ending.signal);
      await gateway.watchRequests(onRequest, ending.signal).catch((error: unknown) => {
        if (!ending.signal.aborted) report(error, { during: 'WATCH' });
      });
      backoff.failed();
    }
  };

  const onRequest = (news: RequestNews) => {
    const held = leases.find(news.id, news.epoch);
    if (held !== undefined) held.ask(news.request);
    else for (const asked of early) asked.set(keyOf(news.id, news.epoch), news);
  };

  const isEmpty = async () => {
    while (all.size > 0) await changes.next();
  };

  const drain = async () => {
    await claiming;
    await isEmpty();
    ending.abort();
    leases.stop();
    logs.stop();
    gateway.close();
  };

  const abandon = () => {
    for (const held of places.running) {
      const { operation } = held;
      report(new Error('its handler runs on, though it was told to stop'), { during: 'LEASE', operation });
      all.delete(held);
    }
    ending.abort();
    change();
  };

  const interrupt = async (unwindMs: number) => {
    if (interrupting.signal.aborted || ending.signal.aborted) return;
    interrupting.abort();
    for (const held of places.running) held.interrupt('STOP');
    await pause(clock, unwindMs, ending.signal);
    if (!ending.signal.aborted) abandon();
  };

  const stop = ({ graceSeconds = 30, unwindSeconds = 5 }: StopOptions = {}): Promise<void> => {
    stopping.abort();
    places.close();
    stopped ??= drain();
    const over = AbortSignal.any([interrupting.signal, ending.signal]);
    void pause(clock, timerMs(graceSeconds), over).then(() => interrupt(timerMs(unwindSeconds)));
    return stopped;
  };

  return {
    get running() {
      return places.running.size;
    },
    start: async () => {
      if (isStarted) throw new Error('the host has been started before');
      isStarted = true;
      if (stopping.signal.aborted) return;
      void watch();
      const first = claims.first(stopping.signal);
      claiming = first.then(
        () => claims.others(stopping.signal),
        () => {},
      );
      try {
        await first;
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

/** What a timer can wait, which is some 25 days; one that is set for longer goes off at once. */
const timerMs = (seconds: number) => Math.min(seconds * 1_000, 2 ** 31 - 1);

const keyOf = (id: string, epoch: number) => `${id} ${epoch}`;
