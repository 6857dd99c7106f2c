import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { DocumentNode } from 'graphql';
import { readBody } from '../admission/body-size.ts';
import { contentTypeRefused } from '../admission/content-type.ts';
import { DocumentCache } from '../document-cache.ts';
import type { GraphqlPipeline } from '../graphql-pipeline.ts';
import { createRequestContext, type Gateway } from '../request-context.ts';
import { noStreamLeft, type StreamBudget } from '../stream-budget.ts';
import { addressRefused } from './address-refused.ts';
import { goneSignal } from './gone-signal.ts';
import { parseBody } from './parse-body.ts';
import { acceptsEventStream, plainMediaType } from './plain-media-type.ts';
import { plainParams } from './plain-params.ts';
import { answerPlainPost } from './plain-post.ts';
import { sendRefused } from './send.ts';

export interface GraphqlHandlerOptions {
  readonly pipeline: GraphqlPipeline;
  readonly gateway: Gateway;
  readonly maxBodyBytes: number;
  readonly budget: StreamBudget;
  /** The event streams that are open. */
  readonly streams: Set<ServerResponse>;
  readonly stopping: AbortSignal;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** GraphQL over HTTP, with a single result or an event stream, for requests that were admitted. */
export function createGraphqlHandler(options: GraphqlHandlerOptions): Handler {
  const { pipeline, gateway, maxBodyBytes, budget, streams, stopping } = options;

  const known = new DocumentCache<DocumentNode>();

  return async (request, response) => {
    const context = createRequestContext(gateway, request, () => goneSignal(response, stopping));
    const { accept } = request.headers;
    if (acceptsEventStream(accept)) {
      const giveBack = budget.take();
      if (giveBack === null) return sendRefused(response, noStreamLeft);
      streams.add(response);
      response.once('close', () => {
        streams.delete(response);
        giveBack();
      });
    } else {
      context.noStream = true;
    }
    if (request.method === 'GET') {
      const refused = addressRefused(request);
      if (refused !== null) return sendRefused(response, refused);
    }
    if (request.method === 'POST') {
      const refused = contentTypeRefused(request);
      if (refused !== null) return sendRefused(response, refused);
      const body = await readBody(request, maxBodyBytes);
      if (!Buffer.isBuffer(body)) return sendRefused(response, body);
      const parsed = parseBody(body);
      if ('refused' in parsed) return sendRefused(response, parsed.refused);
      const mediaType = plainMediaType(accept);
      const params = mediaType === null ? null : plainParams(parsed.json);
      if (mediaType !== null && params !== null) {
        if (await answerPlainPost(pipeline, known, params, mediaType, context, response)) return;
      }
      // Where Yoga looks for a body that somebody has read before it.
      Object.assign(request, { body: Readable.from([body]) });
    }
    await pipeline(request, response, context);
  };
}
