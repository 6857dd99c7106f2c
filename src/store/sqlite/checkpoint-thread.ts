import { AskedThread, workerScript } from './asked-thread.ts';
import type { LogCopier } from './checkpoints.ts';

export interface CheckpointThreadOptions {
  readonly file: string;
  /** What is kept of the log once it is begun anew. */
  readonly mostIdleLogBytes: number;
}

/** Waits for the disk in a thread of its own. */
export function createCheckpointThread(options: CheckpointThreadOptions): LogCopier {
  const thread = new AskedThread<'COPY' | 'RENEW'>(workerScript('checkpoint-worker'), options);
  return {
    copy: () => thread.ask('COPY'),
    renew: () => thread.ask('RENEW'),
    close: () => thread.close(),
  };
}
