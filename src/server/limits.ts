import type { WidthLimits } from './admission/document-width.ts';

/** How much one client, or one request, may take of the server. Each number can be configured. */
export interface ServerLimits extends WidthLimits {
  readonly maxBodyBytes: number;
  readonly maxDocumentCharacters: number;
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxCost: number;
  /** Of one message of a subscription. */
  readonly maxSubscriptionCost: number;
  /** WebSockets and event streams together. */
  readonly maxSockets: number;
  /** Of those, from one address; 0: all of them. */
  readonly maxSocketsPerAddress: number;
  /** What all clients together may leave unread. */
  readonly maxUnsentBytes: number;
  /** Operations of any kind that run at the same time on one WebSocket. */
  readonly maxSubscriptionsPerSocket: number;
  /** How often a client is sent a sign of life: a ping, or a comment in an event stream. */
  readonly keepAliveMs: number;
  /** A client that has taken nothing and said nothing for longer is told to come again later, and let go. */
  readonly stalledAfterMs: number;
}

/** The introspection that GraphiQL sends passes all of these. */
export const defaultServerLimits: ServerLimits = {
  maxBodyBytes: 1_048_576,
  maxDocumentCharacters: 32_768,
  maxTokens: 2_000,
  maxDepth: 12,
  maxFields: 500,
  maxRootFields: 50,
  maxCost: 50_000,
  maxSubscriptionCost: 1_000,
  maxSockets: 20_000,
  maxSocketsPerAddress: 0,
  maxUnsentBytes: 536_870_912,
  maxSubscriptionsPerSocket: 100,
  keepAliveMs: 12_000,
  stalledAfterMs: 120_000,
};

/**
 * Connections beside those of `maxSockets`: who fills all of these still leaves room for queries, for hosts that wait
 * for work over HTTP (one connection each) and for probes. Above the two together a connection is closed as it comes,
 * before the process runs out of file descriptors.
 */
export const plainConnections = 1_000;
