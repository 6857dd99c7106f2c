import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { createHostRule } from './admission/host.ts';
import { createOriginRule } from './admission/origin.ts';
import type { Refused } from './admission/refused.ts';
import { createGraphiqlHandler } from './graphiql/graphiql-handler.ts';
import { createGraphqlPipeline } from './graphql-pipeline.ts';
import { createGraphqlHandler } from './http/graphql-handler.ts';
import { createRouter, graphqlPath, pathOf } from './http/router.ts';
import { sendJson } from './http/send.ts';
import { plainConnections, type ServerLimits } from './limits.ts';
import { createMaskError } from './mask-error.ts';
import { publicError } from './public-error.ts';
import type { Gateway } from './request-context.ts';
import { StreamBudget } from './stream-budget.ts';
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
  readonly log: Logger;
  readonly newErrorId: () => string;
}

export interface Server {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /**
   * Takes nothing more, lets what runs be answered, closes WebSockets with a code that clients retry and cuts event
   * streams, whose clients then come again. Idempotent.
   */
  stop(): Promise<void>;
}

const finishWithinMs = 10_000;
const isStopping: Refused = { status: 503, code: 'STOPPING', message: 'The gateway is stopping; try again later.' };
const noSocketHere: Refused = { status: 404, code: 'NOT_FOUND', message: `WebSockets are at ${graphqlPath}.` };

/** One HTTP server for all transports. Rejects where it cannot listen. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { gateway, limits, log } = options;
  const maskError = createMaskError(options);
  const pipeline = createGraphqlPipeline({ ...options, inputLimits: gateway.limits, maskError });
  const budget = new StreamBudget(limits.maxSockets);
  const streams = new Set<ServerResponse>();
  const stopping = new AbortController();
  const hostRefused = createHostRule(options.host, options.allowHosts);
  const origin = createOriginRule(options.allowOrigins);

  const route = createRouter({
    hostRefused,
    origin,
    graphiql: createGraphiqlHandler(),
    graphql: createGraphqlHandler({
      pipeline,
      gateway,
      maxBodyBytes: limits.maxBodyBytes,
      budget,
      streams,
      stopping: stopping.signal,
    }),
    ready: async () => {
      stopping.signal.throwIfAborted();
      await gateway.engine.reads.nextDue();
    },
  });
  const sockets = createSocketServer({
    pipeline,
    gateway,
    maskError,
    maxSubscriptionsPerSocket: limits.maxSubscriptionsPerSocket,
    maxMessageBytes: limits.maxBodyBytes,
    budget,
    stopping: stopping.signal,
    log,
  });

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
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
    return hostRefused(request) ?? origin.refuse(request) ?? (stopping.signal.aborted ? isStopping : null);
  };

  // Other upgrades are only offers: a client that would rather speak HTTP/2 is answered in HTTP/1.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';
  const server = createServer({ shouldUpgradeCallback }, onRequest);
  server.maxConnections = limits.maxSockets + plainConnections;
  server.on('upgrade', (request, connection, head) => {
    const refused = upgradeRefused(request);
    if (refused === null) sockets.accept(request, connection, head);
    else refuseUpgrade(connection, refused);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  server.on('error', (error) => log.error({ err: error }, 'the HTTP server failed'));

  const stop = async () => {
    stopping.abort();
    const closed = new Promise((resolve) => server.close(resolve));
    await sockets.stop();
    // Ended in order, a stream would tell its client that there is nothing more to come.
    for (const { socket } of streams) socket?.destroySoon();
    const giveUp = setTimeout(() => server.closeAllConnections(), finishWithinMs);
    await closed;
    clearTimeout(giveUp);
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
