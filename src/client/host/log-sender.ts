import type { AppendLogLinesInput } from '../../gql/graphql.ts';
import type { Backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { RequestRefusedError } from '../request-refused-error.ts';
import type { HeldOperation } from './held-operation.ts';
import type { HostGateway } from './host-gateway.ts';
import type { Report } from './report.ts';
import { takeBatch } from './take-batch.ts';

export interface LogSenderOptions {
  readonly gateway: HostGateway;
  readonly hostId: string;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly report: Report;
}

/** Sends what handlers write to the logs of their operations: of all operations together, one request at a time. */
export interface LogSender {
  /** It has lines that wait. */
  hasLines(held: HeldOperation): void;
  /** Resolves when none of its lines waits any more, or has waited for long enough. Never rejects. */
  flush(held: HeldOperation): Promise<void>;
  /** For good. */
  stop(): void;
}

interface Append {
  readonly held: HeldOperation;
  readonly input: AppendLogLinesInput;
  /** Where its lines end, counted from the first that the handler wrote. */
  readonly until: number;
}

/** How long lines may wait for others. */
const everyMs = 200;
/** Lines of a request; the gateway takes ten thousand. */
const mostLines = 10_000;

export function createLogSender({ gateway, hostId, leaseMs, clock, backoff, report }: LogSenderOptions): LogSender {
  const waiting = new Set<HeldOperation>();
  /** Those whose operation is to be settled when their lines are there. */
  const flushing = new Map<HeldOperation, () => void>();
  const stopping = new AbortController();
  let isSending = false;
  let cancelTimer: (() => void) | null = null;

  const inputOf = ({ id, epoch, log }: HeldOperation): AppendLogLinesInput => {
    const { offset, lines } = log.waiting;
    return { id, epoch, hostId, offset, lines: [...lines] };
  };

  const takeRequest = (from: HeldOperation[]): Append[] => {
    const batch = takeBatch(from, inputOf);
    let lines = 0;
    const tooMany = batch.findIndex(({ log }, index) => {
      lines += log.waiting.lines.length;
      return index > 0 && lines > mostLines;
    });
    if (tooMany !== -1) from.unshift(...batch.splice(tooMany));
    return batch.map((held) => ({ held, input: inputOf(held), until: held.log.end }));
  };

  const sendNow = () => {
    cancelTimer?.();
    cancelTimer = null;
    if (!isSending && !stopping.signal.aborted) void sendAll();
  };

  const sendAll = async () => {
    isSending = true;
    await backoff.ready(stopping.signal);
    const due = [...waiting];
    waiting.clear();
    while (due.length > 0 && !stopping.signal.aborted) await send(takeRequest(due));
    isSending = false;
    if ([...flushing.keys()].some((held) => waiting.has(held))) sendNow();
    else if (waiting.size > 0 && !stopping.signal.aborted) cancelTimer = clock.after(everyMs, sendNow);
  };

  const send = async (appends: readonly Append[]) => {
    try {
      const answers = await gateway.appendLogLines(appends.map(({ input }) => input));
      backoff.succeeded();
      for (const [index, append] of appends.entries()) {
        const answer = answers[index];
        // That its lease is lost is found out by its heartbeats.
        if (answer?.type === 'INVALID_INPUT') refused(answer.message, append.held);
        isDone(append);
      }
    } catch (error) {
      if (stopping.signal.aborted) return;
      report(error, { during: 'LOG' });
      backoff.failed();
      for (const append of appends) {
        // What was refused would be refused again; of anything else the lines are there still, and are counted.
        if (error instanceof RequestRefusedError) isDone(append);
        else waiting.add(append.held);
      }
    }
  };

  const refused = (message: string, { operation }: HeldOperation) =>
    report(new Error(`log lines were refused: ${message}`), { during: 'LOG', operation });

  const isDone = ({ held, until }: Append) => {
    held.log.drop(until);
    // More may have been written while these were on their way.
    if (held.log.isEmpty) flushing.get(held)?.();
    else waiting.add(held);
  };

  return {
    hasLines: (held) => {
      waiting.add(held);
      if (!isSending) cancelTimer ??= clock.after(everyMs, sendNow);
    },
    flush: (held) =>
      new Promise((resolve) => {
        if (held.log.isEmpty || stopping.signal.aborted) return resolve();
        // What became of the work must not be lost for the sake of what was written about it.
        const cancelLimit = clock.after(leaseMs / 6, () => done());
        const done = () => {
          cancelLimit();
          flushing.delete(held);
          waiting.delete(held);
          resolve();
        };
        flushing.set(held, done);
        waiting.add(held);
        sendNow();
      }),
    stop: () => {
      stopping.abort();
      cancelTimer?.();
      for (const done of flushing.values()) done();
      waiting.clear();
    },
  };
}
