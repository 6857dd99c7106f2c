import type { IncomingMessage } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { GatewayContext } from '../graphql/context.ts';
import { viewerOf } from './admission/viewer.ts';

export interface RequestContext extends GatewayContext {
  /** Set where the operation was carried out already and Yoga is to write the answer alone. */
  executed?: ExecutionResult;
  /** Set where the client did not ask for a stream, so that no place is held for one. */
  noStream?: true;
}

/** What resolvers get that is the same for every request. */
export type Gateway = Omit<GatewayContext, 'viewer' | 'signal'>;

/**
 * The context of one request, for every transport. Few requests wait for anything, so the signal is made when it is
 * asked for.
 */
export function createRequestContext(
  gateway: Gateway,
  request: IncomingMessage,
  gone: () => AbortSignal,
): RequestContext {
  const { engine, live, operationTypes, limits } = gateway;
  const viewer = viewerOf(request);
  return {
    engine,
    live,
    operationTypes,
    limits,
    viewer,
    get signal() {
      return gone();
    },
  };
}
