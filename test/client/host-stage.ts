import { createBackoff } from '../../src/client/backoff.ts';
import type {
  AppendAnswer,
  ClaimAnswer,
  Claimed,
  ClaimRequest,
  HeartbeatAnswer,
  HostGateway,
  RequestNews,
  SettleAnswer,
} from '../../src/client/host/host-gateway.ts';
import { hostSettings } from '../../src/client/host/host-options.ts';
import type { ClaimedOperation, Handler, Host, Work } from '../../src/client/host/index.ts';
import { runHost } from '../../src/client/host/run-host.ts';
import { thrownText } from '../../src/client/host/thrown-text.ts';
import type { AppendLogLinesInput, HeartbeatInput, SettleInput } from '../../src/gql/graphql.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { settled } from './turns.ts';

/** When the gateway's clock shows what the host's shows as 0. */
export const gatewayStart = Date.parse('2026-11-22T00:00:00Z');

/** What the gateway answers where nothing is wrong. */
export const settledNow: SettleAnswer = { type: 'SETTLED', now: { statusCode: 'SUCCEEDED', postponeUntil: null } };

/** A handler that has been called, and what it comes to when the test says so. */
export interface Call {
  readonly work: Work;
  readonly id: string;
  /** What the signal was aborted for. */
  readonly why: string | undefined;
  return(value?: unknown): Promise<void>;
  throw(error: unknown): Promise<void>;
}

export interface Claim {
  readonly request: ClaimRequest;
  give(...ids: readonly string[]): Promise<void>;
  answer(answer: ClaimAnswer): Promise<void>;
  fail(error: Error): Promise<void>;
}

interface StageOptions {
  readonly concurrency?: number;
  readonly claimAhead?: number;
  readonly leaseSeconds?: number;
  readonly handler?: Handler;
  readonly turn?: () => Promise<void>;
}

/** A host whose gateway and whose time are the test. Its lease is 30 seconds, its beat 10. */
export function createHostStage(options: StageOptions = {}) {
  const { concurrency = 3, claimAhead = 96, leaseSeconds = 30, handler, turn = () => Promise.resolve() } = options;
  const clock = new FakeClock(0);
  const calls: Call[] = [];
  const claims: Claim[] = [];
  const beats: { readonly at: number; readonly inputs: readonly HeartbeatInput[] }[] = [];
  const appends: AppendLogLinesInput[][] = [];
  const settlements: SettleInput[][] = [];
  const incidents: string[] = [];
  const news: string[] = [];
  let tell = (_news: RequestNews) => {};
  let endedBy: string | null = null;
  let isClosed = false;
  let onBeat = async (input: HeartbeatInput): Promise<HeartbeatAnswer> => ({
    type: 'RENEWED',
    request: 'NONE',
    position: `after ${input.id}`,
  });
  let onAppend = async (_input: AppendLogLinesInput): Promise<AppendAnswer> => ({ type: 'APPENDED' });
  let onSettle = async (_input: SettleInput): Promise<SettleAnswer> => settledNow;

  const gateway: HostGateway = {
    claim: (request, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        const answer = async (given: ClaimAnswer) => {
          resolve(given);
          await settled();
        };
        claims.push({
          request,
          answer,
          give: (...ids) => answer({ type: 'CLAIMED', operations: ids.map((id) => claimed(id, clock.now())) }),
          fail: async (error) => {
            reject(error);
            await settled();
          },
        });
      }),
    heartbeat: async (inputs) => {
      beats.push({ at: clock.now(), inputs });
      return Promise.all(inputs.map((input) => onBeat(input)));
    },
    appendLogLines: async (inputs) => {
      appends.push([...inputs]);
      return Promise.all(inputs.map((input) => onAppend(input)));
    },
    settle: async (inputs) => {
      settlements.push([...inputs]);
      return Promise.all(inputs.map((input) => onSettle(input)));
    },
    endedBy: async () => endedBy,
    watchRequests: (onRequest, signal) =>
      new Promise((resolve) => {
        tell = onRequest;
        signal.addEventListener('abort', () => resolve());
      }),
    close: () => {
      isClosed = true;
    },
  };

  const called: Handler = (work) =>
    new Promise((resolve, reject) => {
      calls.push({
        work,
        id: work.operation.id,
        get why() {
          return work.signal.reason?.why;
        },
        return: async (value) => {
          resolve(value);
          await settled();
        },
        throw: async (error) => {
          reject(error);
          await settled();
        },
      });
    });

  const own = { url: 'http://127.0.0.1', hostId: 'me', handlers: { 5: handler ?? called }, onError: () => {} };
  const host: Host = runHost({
    settings: hostSettings({ ...own, concurrency, claimAhead, leaseSeconds }),
    gateway,
    clock,
    turn,
    newBackoff: () => createBackoff({ baseMs: 1_000, capMs: 4_000, clock, random: () => 0.5 }),
    report: (error, { during, operation }) => {
      incidents.push(`${during}${operation ? ` ${operation.id}` : ''}: ${thrownText(error)}`);
    },
    onBack: (awayMs) => incidents.push(`BACK after ${awayMs}`),
    onTaken: ({ id }) => news.push(`${id} taken`),
    onSettled: ({ id }, { outcome }) => news.push(`${id} ${outcome}`),
  });

  return {
    host,
    clock,
    calls,
    claims,
    beats,
    appends,
    settlements,
    incidents,
    news,
    get isClosed() {
      return isClosed;
    },
    get claim(): Claim {
      const newest = claims.at(-1);
      if (newest === undefined) throw new Error('nothing was claimed');
      return newest;
    },
    /** Starts it, and gives it these. */
    async start(...ids: readonly string[]): Promise<Call[]> {
      const started = host.start();
      await settled();
      await this.claim.give(...ids);
      await started;
      return calls;
    },
    async pass(ms: number): Promise<void> {
      // A step for each thing that may be due, so that what waits for one thing comes before the next.
      for (let left = ms; left > 0; ) {
        const step = Math.min(left, Math.max(clock.nextTimerMs ?? left, 1));
        clock.advance(step);
        left -= step;
        await settled();
      }
    },
    async ask(id: string, request: 'PAUSE' | 'CANCEL', epoch = 1): Promise<void> {
      tell({ id, epoch, request });
      await settled();
    },
    answerBeats(answer: typeof onBeat): void {
      onBeat = answer;
    },
    answerSettlements(answer: typeof onSettle): void {
      onSettle = answer;
    },
    answerAppends(answer: typeof onAppend): void {
      onAppend = answer;
    },
    leaseWasEndedBy(actor: string): void {
      endedBy = actor;
    },
  };
}

export type HostStage = ReturnType<typeof createHostStage>;

/** An operation as a claim brings it. */
export function claimed(id: string, now: number): Claimed {
  const operation: ClaimedOperation = {
    id,
    name: id,
    operationType: { value: 5, label: 'Import' },
    position: `claim of ${id}`,
    dependencyToken: null,
    priority: 0,
    correlationId: null,
    regardingObjectId: null,
    regardingObjectType: null,
    ownerId: null,
    createdBy: null,
    createdOn: '2026-11-22T00:00:00.000Z',
    startedOn: null,
    retryCount: 0,
    maxRetries: 3,
    progress: null,
    stage: null,
    data: { of: id },
    lease: { epoch: 1, heartbeatOn: new Date(gatewayStart + now).toISOString() },
  };
  return { operation, epoch: 1, claimedOn: gatewayStart + now, fault: null };
}
