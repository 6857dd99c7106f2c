import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '../../test/e2e/free-port.ts';

export interface RedisServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** The system's Redis, writing every change to the disk before it answers; null where there is none. */
export async function startRedis(folder: string): Promise<RedisServer | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const port = await freePort();
  const options = [
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
  ];
  const child = spawn('redis-server', ['--port', String(port), ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const ready = async () => {
    for await (const line of createInterface(child.stdout)) if (line.includes('Ready to accept connections')) return;
    throw new Error('redis-server did not start');
  };
  await ready();
  child.stdout.resume();
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
