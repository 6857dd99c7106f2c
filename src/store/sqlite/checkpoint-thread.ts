import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { LogCopier } from './checkpoints.ts';

/** TypeScript, or what it was built to, as this file is. */
const worker = new URL(`checkpoint-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

export interface CheckpointThreadOptions {
  readonly file: string;
  /** What is kept of the log once it is begun anew. */
  readonly mostIdleLogBytes: number;
}

/** The thread is started when it is first needed: a gateway that has little to do never needs it. */
export function createCheckpointThread(options: CheckpointThreadOptions): LogCopier {
  let thread: Worker | null = null;

  const start = () => new Worker(worker, { workerData: options, execArgv: [] });

  /** It keeps the process alive only while something is asked of it. */
  const ask = async (what: 'COPY' | 'RENEW') => {
    thread ??= start();
    thread.ref();
    const answered = once(thread, 'message');
    thread.postMessage(what);
    const [error]: unknown[] = await answered;
    thread.unref();
    if (error !== null) throw error;
  };

  return {
    copy: () => ask('COPY'),
    renew: () => ask('RENEW'),
    close: async () => {
      if (thread === null) return;
      thread.ref();
      const ended = once(thread, 'exit');
      thread.postMessage('CLOSE');
      await ended;
      thread = null;
    },
  };
}
