import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Clock } from './engine/clock.ts';
import { createEngine } from './engine/create-engine.ts';
import { createSchema } from './graphql/schema.ts';
import { createLive } from './live/create-live.ts';
import { isLoopback } from './server/admission/host.ts';
import { viewerOf } from './server/admission/viewer.ts';
import { mostOpenFiles, tooFewOpenFiles } from './server/open-files.ts';
import { type Server, startServer } from './server/start-server.ts';
import { DiskFullError } from './store/disk-full-error.ts';
import { openSqliteStore } from './store/sqlite/open-sqlite-store.ts';
import { StoreOpenError } from './store/store.ts';

export interface Gateway {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** Takes nothing more, finishes what runs, closes everything. Idempotent. */
  stop(): Promise<void>;
}

/** What the gateway takes from the world. */
export interface World {
  readonly log: Logger;
  readonly clock?: Clock;
}

/** The gateway cannot be started as it is configured; the message is one line, for whoever starts it. */
export class GatewayStartError extends Error {
  override readonly name = 'GatewayStartError';
}

const systemClock: Clock = {
  now: () => Date.now(),
  steadyMs: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Of the package that this is a part of. */
function version(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : 'unknown';
}

const poolBytes = 4_096;

/** Drawing random bytes is a call into the system each time; ids take theirs from a pool. */
function pooledRandomBytes(): (count: number) => Uint8Array {
  let pool = randomBytes(poolBytes);
  let taken = 0;
  return (count) => {
    if (taken + count > poolBytes) {
      pool = randomBytes(poolBytes);
      taken = 0;
    }
    taken += count;
    return pool.subarray(taken - count, taken);
  };
}

/** The composition root: puts the parts together, from the store up, and takes them apart the other way round. */
export async function startGateway(config: Config, { log, clock = systemClock }: World): Promise<Gateway> {
  let engineErrors = 0;
  const store = openStore(config, (isFull) => {
    if (isFull) {
      engineErrors += 1;
      log.error('the disk is full: nothing can be written until there is room on it, and everybody is told so');
    } else {
      log.warn('there is room on the disk again, and what comes is written');
    }
  });
  const engine = await createEngine({
    store,
    clock,
    random: Math.random,
    randomBytes: pooledRandomBytes(),
    operationTypes: config.operationTypes,
    limits: config.inputLimits,
    retention: config.retention,
    retentionGraceMs: config.retentionGraceMs,
    onError: (error) => {
      // Of a full disk the log is told once.
      if (error instanceof DiskFullError) return;
      engineErrors += 1;
      log.error({ err: error }, 'the engine met an unexpected error');
    },
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const live = createLive({ engine, clock, ...config.live });
  const stopEngine = async () => {
    await live.stop();
    await engine.stop();
  };

  const about = { version: version(), isDemo: config.demo };
  const server = await startServer({
    schema: createSchema(),
    gateway: { engine, live, operationTypes: config.operationTypes, limits: config.inputLimits, about },
    host: config.host,
    port: config.port,
    allowOrigins: config.allowOrigins,
    allowHosts: config.allowHosts,
    limits: config.serverLimits,
    dashboardFolder: new URL('../dist/dashboard/', import.meta.url),
    viewerOf,
    random: Math.random,
    clock,
    engineErrors: () => engineErrors,
    log,
    newErrorId: randomUUID,
  }).catch(async (error: unknown) => {
    await stopEngine();
    throw new GatewayStartError(whyNotListening(config, error), { cause: error });
  });

  if (!isLoopback(config.host)) {
    log.warn(`There is no authentication: everybody who can reach ${config.host} has every right.`);
  }
  const tooFew = tooFewOpenFiles(mostOpenFiles(), config.serverLimits.maxSockets);
  if (tooFew !== null) log.warn(tooFew);
  return gateway(server, stopEngine);
}

function gateway(server: Server, stopEngine: () => Promise<void>): Gateway {
  let stopped: Promise<void> | null = null;
  return {
    url: server.url,
    stop: () => {
      stopped ??= server.stop().then(stopEngine);
      return stopped;
    },
  };
}

/**
 * What was committed cannot be brought to the disk, and what the disk has can be told only by who opens it anew: the
 * process ends as if it were killed, with nothing told that is not durable.
 */
function crash(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}

function openStore({ database, durability }: Config, onDiskFull: (isFull: boolean) => void) {
  try {
    return openSqliteStore({ file: database, durability, randomBytes, onFailure: crash, onDiskFull });
  } catch (error) {
    if (error instanceof StoreOpenError) throw new GatewayStartError(error.message, { cause: error });
    throw error;
  }
}

function whyNotListening({ host, port }: Config, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is in use; choose another with --port.`;
  if (code === 'EACCES') return `Port ${port} of ${host} may not be used by this user; choose another with --port.`;
  return `The gateway cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}.`;
}
