import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OriginRule } from '../admission/origin.ts';
import type { Refused } from '../admission/refused.ts';
import type { DashboardHandler } from '../dashboard/dashboard-handler.ts';
import type { GraphiqlHandler } from '../graphiql/graphiql-handler.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { wantsPage } from '../static/wants-page.ts';
import type { Handler } from './graphql-handler.ts';
import { sendHealth, sendReady } from './health.ts';
import { sendNothingHere } from './nothing-here.ts';
import { sendRefused } from './send.ts';
import { sendMetrics } from './send-metrics.ts';

export interface RouterOptions {
  /** Whether a request may be read at all. */
  readonly turnedAway: (request: IncomingMessage) => Refused | null;
  readonly origin: Pick<OriginRule, 'corsHeaders'>;
  readonly graphql: Handler;
  readonly graphiql: GraphiqlHandler;
  readonly dashboard: DashboardHandler;
  readonly metrics: Pick<Metrics, 'contentType' | 'scrape'>;
  /** Rejects where the gateway cannot serve requests. */
  readonly ready: () => Promise<void>;
}

export const graphqlPath = '/graphql';

const methods = 'GET, POST, OPTIONS';
const methodRefused: Refused = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'GraphQL takes GET and POST requests.',
};

export function createRouter(options: RouterOptions): Handler {
  const { turnedAway, origin, graphql, graphiql, dashboard, metrics, ready } = options;
  const routeGraphql: Handler = async (request, response) => {
    for (const [name, value] of Object.entries(origin.corsHeaders(request) ?? {})) response.setHeader(name, value);
    switch (request.method) {
      case 'OPTIONS':
        return sendPreflight(request, response);
      case 'GET':
        return wantsPage(request) ? graphiql.sendPage(request, response) : graphql(request, response);
      case 'POST':
        return graphql(request, response);
      default:
        return sendRefused(response, methodRefused, { allow: methods });
    }
  };

  return async (request, response) => {
    const path = pathOf(request);
    // These two tell nothing, and who asks them (a probe, a balancer) names hosts of its own.
    if (path === '/health') return sendHealth(response);
    if (path === '/ready') return sendReady(response, ready);
    const refused = turnedAway(request);
    if (refused !== null) return sendRefused(response, refused);
    if (path === graphqlPath) return routeGraphql(request, response);
    if (path === '/metrics') return sendMetrics(request, response, metrics);
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendNothingHere(request, response);
    if (await graphiql.sendFile(path, request, response)) return;
    if (!(await dashboard.send(path, request, response))) sendNothingHere(request, response);
  };
}

export function pathOf(request: IncomingMessage): string {
  const target = request.url ?? '/';
  const end = target.indexOf('?');
  return end < 0 ? target : target.slice(0, end);
}

/** Asked by a browser before a page of another origin may send JSON; without the headers above, it may not. */
function sendPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-methods', methods);
  const wanted = request.headers['access-control-request-headers'];
  if (wanted !== undefined) response.setHeader('access-control-allow-headers', wanted);
  response.writeHead(204, { allow: methods }).end();
}
