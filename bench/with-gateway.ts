import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGatewayProcess } from './gateway-process.ts';
import type { ServerProcess } from './server-process.ts';

/** Runs `measure` with a gateway over a database of its own, and leaves nothing behind. */
export async function withGateway<T>(
  nodeOptions: readonly string[],
  measure: (gateway: ServerProcess) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'asyncops-bench-'));
  try {
    const gateway = await startGatewayProcess(join(folder, 'gateway.db'), nodeOptions);
    try {
      return await measure(gateway);
    } finally {
      await gateway.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
