import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface GatewayProcess {
  readonly url: URL;
  readonly pid: number;
  stop(): Promise<void>;
}

const command = fileURLToPath(new URL('../src/cli/asyncops.ts', import.meta.url));

/** The gateway as it ships, in a process of its own, on a free port. */
export async function startGatewayProcess(
  database: string,
  nodeOptions: readonly string[] = [],
  options: readonly string[] = [],
): Promise<GatewayProcess> {
  const child = spawn(
    process.execPath,
    [...nodeOptions, command, 'serve', '--port', '0', '--database', database, '--log-level', 'error', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line]: string[] = await once(createInterface(child.stdout), 'line');
  const url = line?.match(/http:\S+/)?.[0];
  if (url === undefined || child.pid === undefined) throw new Error(`the gateway did not start: ${line}`);
  return {
    url: new URL(url),
    pid: child.pid,
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
