import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface GatewayProcess {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** Asks it to stop, as an operator would; answers with its exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

const source = fileURLToPath(new URL('../../src/cli/asyncops.ts', import.meta.url));

interface GatewayProcessOptions {
  readonly port?: number;
  readonly options?: readonly string[];
  /** The script that is run; that of the repository by default. */
  readonly command?: string;
}

/** The gateway as it ships, in a process of its own. Port 0 takes a free one. */
export async function startGatewayProcess(
  database: string,
  { port = 0, options = [], command = source }: GatewayProcessOptions = {},
): Promise<GatewayProcess> {
  const child = spawn(
    process.execPath,
    [command, 'serve', '--port', String(port), '--database', database, '--log-level', 'error', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line]: string[] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => []),
  ]);
  const url = line?.match(/http:\S+/)?.[0];
  if (url === undefined) throw new Error(`the gateway did not start: ${line}`);
  return {
    url,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => {
      await end(child, 'SIGKILL');
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}
