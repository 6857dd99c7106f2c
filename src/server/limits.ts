import type { WidthLimits } from './admission/document-width.ts';

/** How much one client, or one request, may take of the server. Each number can be configured. */
export interface ServerLimits extends WidthLimits {
  readonly maxBodyBytes: number;
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxCost: number;
  /** WebSockets and event streams together. */
  readonly maxSockets: number;
  /** Operations of any kind that run at the same time on one WebSocket. */
  readonly maxSubscriptionsPerSocket: number;
}

/** The introspection that GraphiQL sends passes all of these. */
export const defaultServerLimits: ServerLimits = {
  maxBodyBytes: 1_048_576,
  maxTokens: 2_000,
  maxDepth: 12,
  maxFields: 500,
  maxRootFields: 50,
  maxCost: 50_000,
  maxSockets: 20_000,
  maxSubscriptionsPerSocket: 100,
};
