import type { ExecutionResult } from 'graphql';
import type { GatewayContext } from '../graphql/context.ts';
import type { Viewer } from '../graphql/viewer.ts';
import type { RequestRecord } from './request-tally.ts';

export interface RequestContext extends GatewayContext {
  /** Set where the operation was carried out already and Yoga is to write the answer alone. */
  executed?: ExecutionResult;
  /** Where it is noted how the request went; absent where nobody counts it. */
  record?: RequestRecord;
}

/** What resolvers get that is the same for every request. */
export type Gateway = Omit<GatewayContext, 'viewer' | 'signal' | 'resumeAfter'>;

/**
 * The context of one request, for every transport. Few requests wait for anything, so the signal is made when it is
 * asked for.
 */
export function createRequestContext(gateway: Gateway, viewer: Viewer, gone: () => AbortSignal): RequestContext {
  const { engine, live, operationTypes, limits, about } = gateway;
  return {
    engine,
    live,
    operationTypes,
    limits,
    about,
    viewer,
    get signal() {
      return gone();
    },
  };
}
