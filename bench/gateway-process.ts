import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const command = fileURLToPath(new URL('../src/cli/asyncops.ts', import.meta.url));

/** The gateway as it ships, in a process of its own, on a free port. */
export function startGatewayProcess(
  database: string,
  nodeOptions: readonly string[] = [],
  options: readonly string[] = [],
): Promise<ServerProcess> {
  const serve = [command, 'serve', '--port', '0', '--database', database, '--log-level', 'error'];
  return startServerProcess([...nodeOptions, ...serve, ...options]);
}
