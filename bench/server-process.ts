import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface ServerProcess {
  readonly url: URL;
  readonly pid: number;
  /** What all its threads have used of the processors so far, in user and kernel mode. */
  cpuSeconds(): number;
  residentBytes(): number;
  /** What is left after a forced collection; only of a process that was started with `reportingMemory`. */
  memory(): Promise<NodeJS.MemoryUsage>;
  stop(): Promise<void>;
}

/** Node's options for a process that answers `memory`. */
export const reportingMemory = ['--expose-gc', '--import', new URL('report-memory.ts', import.meta.url).href];

/** Linux counts them in hundredths of a second for its users, whatever its own clock does. */
const ticksPerSecond = 100;

/** Runs a server in a process of its own, and waits for the line that names its URL. */
export async function startServerProcess(nodeArguments: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, nodeArguments, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (child.stdout === null) throw new Error('the server has no output');
  const [line]: string[] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => []),
  ]);
  const url = line?.match(/http:\S+/)?.[0];
  const { pid } = child;
  if (url === undefined || pid === undefined) throw new Error(`the server did not start: ${line}`);
  return {
    url: new URL(url),
    pid,
    cpuSeconds: () => {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name of the program stands in brackets and may hold anything; user and system time are the 14th and 15th.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    },
    residentBytes: () => {
      const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return Number(kibibytes) * 1_024;
    },
    memory: async () => {
      const answer = once(child, 'message');
      child.send('memory');
      const [usage]: NodeJS.MemoryUsage[] = await answer;
      if (usage === undefined) throw new Error('the server told nothing of its memory');
      return usage;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
