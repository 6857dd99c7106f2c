import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Clock } from '../engine/clock.ts';
import { createHostRule } from './admission/host.ts';
import { createOriginRule } from './admission/origin.ts';
import type { Refused } from './admission/refused.ts';
import type { ViewerOf } from './admission/viewer.ts';
import { createDashboardHandler } from './dashboard/dashboard-handler.ts';
import { createGraphiqlHandler } from './graphiql/graphiql-handler.ts';
import { createGraphqlPipeline } from './graphql-pipeline.ts';
import type { EventStream } from './http/event-stream.ts';
import { createGraphqlHandler } from './http/graphql-handler.ts';
import { inTurn } from './http/in-turn.ts';
import { createRouter, graphqlPath, pathOf } from './http/router.ts';
import { sendJson } from './http/send.ts';
import { UnusedConnections } from './http/unused-connections.ts';
import { plainConnections, type ServerLimits } from './limits.ts';
import { createMaskError } from './mask-error.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { createOperationRule } from './operation-rule.ts';
import { publicError } from './public-error.ts';
import type { Gateway } from './request-context.ts';
import { ServerTally } from './server-tally.ts';
import { StreamBudget } from './stream-budget.ts';
import { SharedSubscriptions } from './subscriptions/shared-subscriptions.ts';
import { UnsentBudget } from './unsent-budget.ts';
import { refuseUpgrade } from './websocket/refuse-upgrade.ts';
import { createSocketServer } from './websocket/socket-server.ts';

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  readonly gateway: Gateway;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** Origins whose pages may use the server, beside its own. */
  readonly allowOrigins: readonly string[];
  /** Names by which the server may be called, beside those of loopback. */
  readonly allowHosts: readonly string[];
  readonly limits: ServerLimits;
  /** Where the built dashboard lies. */
  readonly dashboardFolder: URL;
  /** Who asks; the same for all transports. */
  readonly viewerOf: ViewerOf;
  /** From 0 to 1: spreads clients that come again. */
  readonly random: () => number;
  readonly clock: Pick<Clock, 'now' | 'steadyMs'>;
  /** How often the engine met an error that nobody waited for. */
  readonly engineErrors: () => number;
  readonly log: Logger;
  readonly newErrorId: () => string;
}

export interface Server {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /**
   * Takes nothing more, lets what runs be answered and streams tell what is committed, then closes WebSockets with a
   * code that clients retry and breaks event streams off, whose clients come again. Idempotent.
   */
  stop(): Promise<void>;
}

const finishWithinMs = 10_000;
/** Who has not been told everything by then reads too slowly, and goes on where it was when it comes again. */
const tellWithinMs = 5_000;
const isStopping: Refused = { status: 503, code: 'STOPPING', message: 'The gateway is stopping; try again later.' };
const noSocketHere: Refused = { status: 404, code: 'NOT_FOUND', message: `WebSockets are at ${graphqlPath}.` };

/** One HTTP server for all transports. Rejects where it cannot listen. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { gateway, limits, clock, log } = options;
  const tally = new ServerTally(() => clock.steadyMs());
  const maskError = createMaskError({ ...options, tally });
  const operationRefused = createOperationRule(options.schema, limits, gateway.limits);
  const pipeline = createGraphqlPipeline({ ...options, operationRefused, maskError });
  const subscriptions = new SharedSubscriptions({ ...options, operationRefused, maskError });
  const budget = new StreamBudget(limits);
  const stopping = new AbortController();
  const eventStreams = new Set<EventStream>();
  const shared = {
    ...{ ...options, eventStreams, pipeline, subscriptions, maskError, budget, tally },
    stopping: stopping.signal,
  };
  const hostRefused = createHostRule(options.host, options.allowHosts);
  const origin = createOriginRule(options.allowOrigins);

  const noted = (refused: Refused | null) => {
    if (refused !== null) tally.turnAway(refused.code);
    return refused;
  };
  const turnedAway = (request: IncomingMessage) => noted(hostRefused(request) ?? origin.refuse(request));

  const metrics = createMetrics({
    ...{ engine: gateway.engine, live: gateway.live, operationTypes: gateway.operationTypes },
    ...{ version: gateway.about.version, clock, tally, engineErrors: options.engineErrors },
    sockets: () => sockets.count,
    eventStreams: () => eventStreams.size,
    unsentBytes: () => unsent.unsentBytes,
  });

  const route = createRouter({
    turnedAway,
    origin,
    graphiql: createGraphiqlHandler(),
    dashboard: createDashboardHandler(options.dashboardFolder),
    graphql: createGraphqlHandler(shared),
    metrics,
    ready: async () => {
      stopping.signal.throwIfAborted();
      await gateway.engine.reads.nextDue();
    },
  });
  const sockets = createSocketServer(shared);

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    unused.use(request.socket);
    if (stopping.signal.aborted) response.setHeader('connection', 'close');
    response.once('close', () => {
      if (stopping.signal.aborted) setImmediate(() => server.closeIdleConnections());
    });
    route(request, response).catch((error: unknown) => {
      // The client went away in the middle: there is nobody to answer, and nothing is wrong here.
      if (request.destroyed && !request.complete) return;
      const masked = maskError(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, JSON.stringify({ errors: [publicError(masked)] }));
    });
  };

  const upgradeRefused = (request: IncomingMessage) => {
    if (pathOf(request) !== graphqlPath) return noSocketHere;
    return turnedAway(request) ?? (stopping.signal.aborted ? noted(isStopping) : null);
  };

  // Other upgrades are only offers: a client that would rather speak HTTP/2 is answered in HTTP/1.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';
  const server = createServer({ shouldUpgradeCallback }, inTurn(onRequest));
  server.maxConnections = limits.maxSockets + plainConnections;
  const unused = new UnusedConnections(server);
  const unsent = new UnsentBudget(server, limits.maxUnsentBytes, tally, log);
  server.on('upgrade', (request, connection, head) => {
    unused.use(request.socket);
    const refused = upgradeRefused(request);
    if (refused === null) sockets.accept(request, connection, head);
    else refuseUpgrade(connection, refused);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  }).catch((error: unknown) => {
    metrics.stop();
    throw error;
  });
  server.on('error', (error) => log.error({ err: error }, 'the HTTP server failed'));

  const stop = async () => {
    stopping.abort();
    const closed = new Promise((resolve) => server.close(resolve));
    await sockets.finish();
    await Promise.race([gateway.live.stop(), after(tellWithinMs, null, { ref: false })]);
    for (const stream of eventStreams) stream.giveUp();
    await sockets.close();
    unused.close();
    const giveUp = setTimeout(() => server.closeAllConnections(), finishWithinMs);
    await closed;
    clearTimeout(giveUp);
    unsent.stop();
    metrics.stop();
  };
  let stopped: Promise<void> | null = null;

  return {
    url: urlOf(options.host, server.address()),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function urlOf(host: string, address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}${graphqlPath}`;
}
