import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { onTestFinished } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { type ViewerOf, viewerOf } from '../../src/server/admission/viewer.ts';
import { defaultServerLimits, type ServerLimits } from '../../src/server/limits.ts';
import { startServer } from '../../src/server/start-server.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../graphql/gateway-fixture.ts';
import { type CapturedLog, createCapturedLog } from './captured-log.ts';

export interface TestServerOptions {
  /** The gateway's own where none is given. */
  readonly schema?: GraphQLSchema;
  readonly limits?: Partial<ServerLimits>;
  readonly allowOrigins?: readonly string[];
  readonly allowHosts?: readonly string[];
  readonly dashboardFolder?: URL;
  readonly viewerOf?: ViewerOf;
  readonly random?: () => number;
  readonly gateway?: GatewayOptions;
}

export interface TestServer extends CapturedLog {
  readonly url: string;
  readonly gateway: Gateway;
  stop(): Promise<void>;
}

/** The server over a gateway in memory, on a free port of loopback; stopped when the test is over. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const gateway = await startGateway(options.gateway);
  const { engine, live, operationTypes, limits, about } = gateway.context;
  const captured = createCapturedLog();
  const server = await startServer({
    schema: options.schema ?? createSchema(),
    gateway: { engine, live, operationTypes, limits, about },
    host: '127.0.0.1',
    port: 0,
    allowOrigins: options.allowOrigins ?? [],
    allowHosts: options.allowHosts ?? [],
    limits: { ...defaultServerLimits, ...options.limits },
    dashboardFolder: options.dashboardFolder ?? new URL('no-dashboard/', import.meta.url),
    viewerOf: options.viewerOf ?? viewerOf,
    random: options.random ?? (() => 0.5),
    clock: gateway.clock,
    engineErrors: () => 0,
    log: captured.log,
    newErrorId: randomUUID,
  });
  onTestFinished(() => server.stop());
  return { ...captured, url: server.url, gateway, stop: () => server.stop() };
}
