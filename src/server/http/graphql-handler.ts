import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { DocumentNode } from 'graphql';
import { readBody } from '../admission/body-size.ts';
import { contentTypeRefused } from '../admission/content-type.ts';
import type { ViewerOf } from '../admission/viewer.ts';
import { DocumentCache } from '../document-cache.ts';
import type { ServerLimits } from '../limits.ts';
import { createRequestContext, type Gateway, type RequestContext } from '../request-context.ts';
import type { RequestOutcome } from '../request-tally.ts';
import type { ServerTally } from '../server-tally.ts';
import type { StreamBudget } from '../stream-budget.ts';
import { addressParams } from './address-params.ts';
import { addressRefused } from './address-refused.ts';
import { goneSignal } from './gone-signal.ts';
import { type OpenEventStreamOptions, openEventStream, readLastEventId } from './open-event-stream.ts';
import { parseBody } from './parse-body.ts';
import { acceptsEventStream, plainMediaType } from './plain-media-type.ts';
import { type PlainParams, plainParams } from './plain-params.ts';
import { answerPlainPost } from './plain-post.ts';
import { sendRefused } from './send.ts';

export interface GraphqlHandlerOptions extends OpenEventStreamOptions {
  readonly gateway: Gateway;
  readonly viewerOf: ViewerOf;
  readonly limits: ServerLimits;
  readonly budget: StreamBudget;
  readonly tally: ServerTally;
  readonly stopping: AbortSignal;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** GraphQL over HTTP, with a single result or an event stream, for requests that were admitted. */
export function createGraphqlHandler(options: GraphqlHandlerOptions): Handler {
  const { pipeline, gateway, viewerOf, limits, budget, tally, stopping } = options;
  const known = new DocumentCache<DocumentNode>();

  const answer = async (request: IncomingMessage, response: ServerResponse, context: RequestContext) => {
    const { accept } = request.headers;
    const wantsStream = acceptsEventStream(accept);
    if (wantsStream) {
      const giveBack = budget.take(request.socket.remoteAddress);
      if (typeof giveBack !== 'function') {
        tally.turnAway(giveBack.code);
        return sendRefused(response, giveBack);
      }
      response.once('close', giveBack);
      const refused = readLastEventId(request, context);
      if (refused !== null) return sendRefused(response, refused);
    }
    let params: PlainParams | null = null;
    if (request.method === 'GET') {
      const refused = addressRefused(request);
      if (refused !== null) return sendRefused(response, refused);
      params = addressParams(request);
    }
    if (request.method === 'POST') {
      const refused = contentTypeRefused(request);
      if (refused !== null) return sendRefused(response, refused);
      const body = await readBody(request, limits.maxBodyBytes);
      if (!Buffer.isBuffer(body)) return sendRefused(response, body);
      const parsed = parseBody(body);
      if ('refused' in parsed) return sendRefused(response, parsed.refused);
      params = plainParams(parsed.json);
      const mediaType = plainMediaType(accept);
      if (mediaType !== null && params !== null) {
        if (await answerPlainPost(pipeline, known, params, mediaType, context, response)) return;
      }
      // Where Yoga looks for a body that somebody has read before it.
      Object.assign(request, { body: Readable.from([body]) });
    }
    if (wantsStream && params !== null && (await openEventStream(options, params, context, response))) return;
    await pipeline(request, response, context);
  };

  return async (request, response) => {
    const context = createRequestContext(gateway, viewerOf(request), () => goneSignal(response, stopping));
    const record = tally.requests.begin(acceptsEventStream(request.headers.accept) ? 'event_stream' : 'http');
    context.record = record;
    try {
      await answer(request, response, context);
      record.end(outcomeOf(response));
    } catch (error) {
      record.end(request.destroyed && !request.complete ? 'gone' : 'errors');
      throw error;
    }
  };
}

/** Of a response that has been handed over, or, as an event stream, begun. */
function outcomeOf(response: ServerResponse): RequestOutcome {
  if (response.statusCode >= 400) return 'refused';
  return response.destroyed && !response.writableFinished ? 'gone' : 'ok';
}
