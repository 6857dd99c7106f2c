import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.ts';

export interface HostProcess {
  readonly hostId: string;
  /** The lines of its journal: the words of each. */
  journal(): string[][];
  send(signal: NodeJS.Signals): void;
  /** Resolves with its exit code, once it has ended. */
  readonly exited: Promise<number | null>;
}

const script = fileURLToPath(new URL('host-script.ts', import.meta.url));

interface Options {
  readonly url: string;
  readonly hostId: string;
  /** Where its journal is kept. */
  readonly folder: string;
  readonly leaseSeconds?: number;
  readonly concurrency?: number;
  readonly progressEveryMs?: number;
}

/** A host of the SDK in a process of its own, killed when the test is over at the latest. */
export function spawnHost({ url, hostId, folder, ...options }: Options): HostProcess {
  const { leaseSeconds = 30, concurrency = 4, progressEveryMs = 100 } = options;
  const file = join(folder, `${hostId}.journal`);
  const words = [script, url, hostId, file, ...[leaseSeconds, concurrency, progressEveryMs].map(String)];
  // Loading is most of what a start costs, and there are many.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compile-cache') };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const exited = once(child, 'exit').then(() => child.exitCode);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return {
    hostId,
    journal: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => line.split(' '))
        : [],
    send: (signal) => {
      child.kill(signal);
    },
    exited,
  };
}

/** As spawnHost, and waits until the gateway has answered it. */
export async function startHostProcess(options: Options): Promise<HostProcess> {
  const host = spawnHost(options);
  await untilReady(host);
  return host;
}

/** The gateway has answered it. */
export async function untilReady(host: HostProcess): Promise<void> {
  await eventually(`${host.hostId} ready`, async () => host.journal().some(([word]) => word === 'ready'));
}
