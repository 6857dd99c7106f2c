import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, getOperationAST, OperationTypeNode } from 'graphql';
import { parsePosition } from '../../core/position.ts';
import type { Refused } from '../admission/refused.ts';
import type { GraphqlPipeline } from '../graphql-pipeline.ts';
import type { RequestContext } from '../request-context.ts';
import type { SharedSubscriptions } from '../subscriptions/shared-subscriptions.ts';
import { badRequest } from './bad-request.ts';
import { EventStream, type EventStreamOptions } from './event-stream.ts';
import { passedDocument } from './passed-document.ts';
import type { PlainParams } from './plain-params.ts';

export interface OpenEventStreamOptions extends EventStreamOptions {
  readonly pipeline: GraphqlPipeline;
  readonly subscriptions: SharedSubscriptions;
  /** Those that are open. */
  readonly eventStreams: Set<EventStream>;
}

/**
 * Answers a subscription in order with its stream. Everything else is left to Yoga, which writes results, and faults, as
 * events too; what was found out already goes along in the context.
 *
 * @returns whether it has been answered
 */
export async function openEventStream(
  options: OpenEventStreamOptions,
  params: PlainParams,
  context: RequestContext,
  response: ServerResponse,
): Promise<boolean> {
  const document = passedDocument(options.pipeline.getEnveloped(context), params.query);
  if (document === null || !isSubscription(document, params.operationName)) return false;
  if (context.record !== undefined) context.record.kind = 'subscription';
  const join = await options.subscriptions.open({ ...params, document, context });
  if (typeof join !== 'function') {
    context.executed = join;
    return false;
  }
  if (response.destroyed) return true;
  const stream = new EventStream(response, join, options);
  options.eventStreams.add(stream);
  response.once('close', () => options.eventStreams.delete(stream));
  return true;
}

/**
 * Where an EventSource goes on that opens the same address again after its connection broke. It names the id of the
 * last event that it has seen, which is a position, or nothing.
 */
export function readLastEventId(request: IncomingMessage, context: RequestContext): Refused | null {
  const id = request.headers['last-event-id'];
  if (typeof id !== 'string' || id === '') return null;
  const place = parsePosition(id);
  if (place === undefined) return badRequest('Last-Event-ID is not a position of a log: give back an id as it came.');
  context.resumeAfter = place;
  return null;
}

function isSubscription(document: DocumentNode, operationName: string | undefined): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
}
