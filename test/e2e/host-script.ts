import { appendFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setTimeout as rest } from 'node:timers/promises';
import { createHost, failed, InterruptedError, type Work, withData } from '../../src/client/host/index.ts';

/**
 * A host in a process of its own. Its work counts steps, resting at each, and leaves a checkpoint after each. In its
 * journal, one line each: that it is ready, and of each run the start, the end and for what it was interrupted.
 */
const [url = '', hostId = '', journal = '', ...numbers] = process.argv.slice(2);
const [leaseSeconds = 0, concurrency = 0, progressEveryMs = 0] = numbers.map(Number);

const write = (...words: readonly (string | number)[]) => appendFileSync(journal, `${words.join(' ')}\n`);

interface Count {
  readonly steps: number;
  readonly stepMs: number;
  readonly at: number;
  readonly failures: number;
}

const count = {
  '~standard': {
    version: 1 as const,
    vendor: 'test',
    validate: (value: unknown) =>
      typeof value === 'object' && value !== null && 'steps' in value && typeof value.steps === 'number'
        ? { value: { stepMs: 10, at: 0, failures: 0, ...value, steps: value.steps } }
        : { issues: [{ message: 'how many steps?' }] },
  },
};

async function work({ operation, data, signal, progress, checkpoint }: Work<Count>) {
  const epoch = operation.lease?.epoch ?? 0;
  write('start', operation.id, epoch, hostId);
  signal.addEventListener('abort', () => {
    if (signal.reason instanceof InterruptedError) write('interrupted', operation.id, epoch, hostId, signal.reason.why);
  });
  if (operation.retryCount < data.failures) throw failed({ message: 'not yet', retryOn: new Date(Date.now() + 50) });
  for (let at = data.at; at < data.steps; at += 1) {
    await rest(data.stepMs, undefined, { signal });
    checkpoint({ ...data, at: at + 1 });
    progress((at + 1) / data.steps, `step ${at + 1}`);
  }
  write('end', operation.id, epoch, hostId);
  return { steps: data.steps, from: data.at, epoch, hostId };
}

const host = createHost({
  url,
  hostId,
  handlers: { 5: withData(count, work) },
  leaseSeconds,
  concurrency,
  progressEveryMs,
  checkpointEveryMs: progressEveryMs,
  onError: (error, { during }) => write('error', during, String(error)),
});

process.once('SIGTERM', () => void host.stop({ graceSeconds: 0 }));
await host.start();
// For the others that are started: one that is killed leaves no cache.
flushCompileCache();
write('ready', hostId);
