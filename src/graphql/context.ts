import type { InputLimits } from '../core/limits.ts';
import type { OperationTypes } from '../core/operation-types.ts';
import type { LogPlace } from '../core/position.ts';
import type { Engine } from '../engine/engine.ts';
import type { Live } from '../live/live.ts';
import type { Viewer } from './viewer.ts';

/** What the gateway tells of itself. */
interface About {
  readonly version: string;
  readonly isDemo: boolean;
}

/** What resolvers work with. The server makes one for each request, the same way for every transport. */
export interface GatewayContext {
  engine: Engine;
  live: Live;
  operationTypes: OperationTypes;
  limits: InputLimits;
  about: About;
  viewer: Viewer;
  /**
   * Where a stream that was cut goes on, told by the transport: newer than the `after` of its document, which stays what
   * it was when the stream was first asked for.
   */
  resumeAfter?: LogPlace;
  /** Aborted when the client has gone: nobody is left to wait for work. */
  signal?: AbortSignal;
}
