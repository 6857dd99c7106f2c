import { RequestTally } from './request-tally.ts';

/** What the server counts, in plain numbers: whoever wants to know them reads them. */
export class ServerTally {
  readonly requests: RequestTally;
  /** Requests and upgrades that were turned away, by the code that they were told: there are a few of these. */
  readonly turnedAway = new Map<string, number>();
  /** Errors that nobody meant, which clients are told only an id of. */
  unexpectedErrors = 0;
  /** That run on WebSockets. */
  socketSubscriptions = 0;
  /** Closed because their clients had taken nothing, and said nothing, for too long. */
  stalledSockets = 0;
  stalledEventStreams = 0;
  /** Connections that were closed because all clients together had left too much unread. */
  unreadConnections = 0;

  constructor(steadyMs: () => number) {
    this.requests = new RequestTally(steadyMs);
  }

  turnAway(code: string): void {
    this.turnedAway.set(code, (this.turnedAway.get(code) ?? 0) + 1);
  }
}
