import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const command = fileURLToPath(new URL('../../src/cli/asyncops.ts', import.meta.url));

export interface Command {
  readonly child: ChildProcess;
  /** What it has written so far. */
  output(): { readonly stdout: string; readonly stderr: string };
  /** Resolves when it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
  /** The address that it says it listens on; rejects where it ends before. */
  readonly listening: Promise<string>;
}

/** The command line in a process of its own, killed at the end of the test where it still runs then. */
export function startCommand(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Command {
  const child = spawn(process.execPath, [command, ...argv], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const listening = Promise.withResolvers<string>();
  listening.promise.catch(() => {});
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
    const url = /^asyncops listening on (http:\S+)\n/m.exec(stdout)?.[1];
    if (url !== undefined) listening.resolve(url);
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  const ended = once(child, 'close').then(() => {
    listening.reject(new Error(`it ended without listening: ${stderr}`));
    return { code: child.exitCode, stdout, stderr };
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, output: () => ({ stdout, stderr }), ended, listening: listening.promise };
}
