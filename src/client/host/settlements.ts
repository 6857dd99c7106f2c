import type { AsyncOperationStatus, SettleInput } from '../../gql/graphql.ts';
import type { Backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { RequestRefusedError } from '../request-refused-error.ts';
import type { HeldOperation } from './held-operation.ts';
import type { HostGateway, SettleAnswer, SettledAs } from './host-gateway.ts';
import { isRefusedForNow } from './is-refused-for-now.ts';
import type { Settlement } from './outcome.ts';
import type { Report } from './report.ts';
import { legalSettlement, refusedSettlement, sendable } from './settlement.ts';
import { SettlementLostError } from './settlement-lost-error.ts';
import { takeBatch } from './take-batch.ts';

export interface SettlementsOptions {
  readonly gateway: HostGateway;
  readonly hostId: string;
  readonly clock: Clock;
  readonly turn: () => Promise<void>;
  readonly backoff: Backoff;
  readonly report: Report;
}

export interface Settlements {
  /** Resolves with how it was settled, or null where nothing more can be done about it. Never rejects. */
  settle(held: HeldOperation, settlement: Settlement): Promise<Settled | null>;
}

interface Settled {
  readonly settlement: Settlement;
  /** What the gateway said that it came to; null where its answer was lost. */
  readonly now: SettledAs | null;
}

interface Entry {
  readonly held: HeldOperation;
  settlement: Settlement;
  /** How often it was refused, and replaced by what the gateway may take instead. */
  replacements: number;
  /** It may have been settled already: the answer was lost. */
  isDoubtful: boolean;
  /** A request that was refused as a whole is made again with each of its members alone. */
  isAlone: boolean;
  readonly done: (settled: Settled | null) => void;
}

/** More than one, so that nothing waits for the answer to another; few, so that what comes together goes together. */
const mostRequests = 2;

/** A pause, then a cancel may be asked for meanwhile, and what was left may be too large: nothing else comes to mind. */
const mostReplacements = 3;

/** Sends each as soon as there is a request free for it, together with the others that have come by then. */
export function createSettlements({ gateway, hostId, clock, turn, backoff, report }: SettlementsOptions): Settlements {
  const queue: Entry[] = [];
  const forever = new AbortController().signal;
  let requests = 0;
  let isFlushing = false;

  const flush = async () => {
    if (isFlushing) return;
    isFlushing = true;
    while (queue.length > 0 && requests < mostRequests) {
      await backoff.ready(forever);
      // Handlers that end in the same turn are all here after this. And the claim that they leave room for has been
      // sent: what it brings is worked on while the gateway settles.
      await turn();
      const batch = takeBatch(queue, inputOf);
      const alone = batch.findIndex(({ isAlone }) => isAlone);
      if (alone !== -1) queue.unshift(...batch.splice(Math.max(alone, 1)));
      requests += 1;
      void send(batch).finally(() => {
        requests -= 1;
        void flush();
      });
    }
    isFlushing = false;
  };

  const inputOf = ({ held, settlement }: Entry): SettleInput => ({
    id: held.id,
    epoch: held.epoch,
    hostId,
    ...sendable(settlement, held.gatewayTime(clock.now())),
  });

  const send = async (batch: readonly Entry[]) => {
    const entries = batch.filter((entry) => !isOver(entry));
    if (entries.length === 0) return;
    try {
      const answers = await gateway.settle(entries.map(inputOf));
      backoff.succeeded();
      await Promise.all(entries.map((entry, index) => take(entry, answers[index])));
    } catch (error) {
      report(error, { during: 'SETTLE' });
      if (error instanceof RequestRefusedError && !isRefusedForNow(error)) refuse(entries, error);
      else again(entries);
    }
  };

  /** By the time that its lease is over there is nothing to be settled any more. */
  const isOver = ({ held, done }: Entry): boolean => {
    if (held.leaseEndsAt > clock.now()) return false;
    report(new SettlementLostError('its lease ended first'), { during: 'LEASE', operation: held.operation });
    done(null);
    return true;
  };

  const again = (entries: readonly Entry[]) => {
    backoff.failed();
    for (const entry of entries) entry.isDoubtful = true;
    queue.push(...entries);
  };

  const refuse = (entries: readonly Entry[], error: RequestRefusedError) => {
    const [first] = entries;
    if (entries.length === 1 && first !== undefined) return replace(first, instead(first, error.message));
    for (const entry of entries) entry.isAlone = true;
    queue.push(...entries);
  };

  const replace = (entry: Entry, settlement: Settlement) => {
    if (entry.replacements === mostReplacements) return giveUp(entry, settlement.message ?? 'it was refused');
    entry.replacements += 1;
    entry.settlement = settlement;
    queue.push(entry);
    void flush();
  };

  const giveUp = ({ held, done }: Entry, why: string) => {
    report(new SettlementLostError(why), { during: 'LEASE', operation: held.operation });
    done(null);
  };

  const take = async (entry: Entry, answer: SettleAnswer | undefined) => {
    const { held, settlement } = entry;
    switch (answer?.type) {
      case 'SETTLED':
        return entry.done({ settlement, now: answer.now });
      case 'LEASE_LOST':
        return (await isOwnDoing(entry)) ? entry.done({ settlement, now: null }) : giveUp(entry, answer.message);
      case 'INVALID_STATE':
        return replace(entry, legalSettlement(settlement, answer.statusCode));
      case 'INVALID_INPUT': {
        report(new Error(`the settlement was refused: ${answer.message}`), {
          during: 'SETTLE',
          operation: held.operation,
        });
        return replace(entry, instead(entry, answer.message));
      }
      case undefined:
        return giveUp(entry, 'the gateway said nothing of it');
    }
  };

  /** The lease is over because an earlier try, whose answer was lost, was carried out. */
  const isOwnDoing = async ({ held, isDoubtful }: Entry): Promise<boolean> => {
    if (!isDoubtful) return false;
    while (true) {
      try {
        return (await gateway.endedBy(held.id, held.position)) === hostId;
      } catch (error) {
        report(error, { during: 'SETTLE', operation: held.operation });
        if (error instanceof RequestRefusedError || held.leaseEndsAt <= clock.now()) return false;
        backoff.failed();
        await backoff.ready(forever);
      }
    }
  };

  return {
    settle: (held, settlement) =>
      new Promise((resolve) => {
        queue.push({
          held,
          settlement: legalSettlement(settlement, statusOf(held)),
          replacements: 0,
          isDoubtful: false,
          isAlone: false,
          done: resolve,
        });
        void flush();
      }),
  };
}

/** As far as the host knows. */
function statusOf({ request }: HeldOperation): AsyncOperationStatus {
  if (request === 'NONE') return 'IN_PROGRESS';
  return request === 'CANCEL' ? 'CANCELING' : 'PAUSING';
}

/** What is given back needs no checkpoint for that. */
function instead({ settlement }: Entry, refusal: string): Settlement {
  return settlement.outcome === 'RELEASED'
    ? { outcome: 'RELEASED' }
    : refusedSettlement(`What the handler left was refused by the gateway: ${refusal}`);
}
