import { Distribution, waitSeconds } from '../core/distribution.ts';

export const transports = ['http', 'event_stream', 'websocket'] as const;

export type Transport = (typeof transports)[number];

/** `claim`: a mutation that may wait for work. `unknown`: what was refused before anybody could tell. */
export const requestKinds = ['query', 'mutation', 'claim', 'subscription', 'unknown'] as const;

export type RequestKind = (typeof requestKinds)[number];

/**
 * `ok`: answered without an error, or, of a subscription, begun. `errors`: answered with GraphQL errors. `refused`: with
 * a status of HTTP that says no. `gone`: its client had gone before it was answered.
 */
export const requestOutcomes = ['ok', 'errors', 'refused', 'gone'] as const;

export type RequestOutcome = (typeof requestOutcomes)[number];

interface Counted extends Record<RequestOutcome, number> {
  /** From when it was read to when its answer was handed over. */
  readonly seconds: Distribution;
}

/** The requests for GraphQL that have been answered, in plain numbers. */
export class RequestTally {
  readonly #steadyMs: () => number;
  readonly #counted: Readonly<Record<Transport, Readonly<Record<RequestKind, Counted>>>> = {
    http: nothingByKind(),
    event_stream: nothingByKind(),
    websocket: nothingByKind(),
  };

  constructor(steadyMs: () => number) {
    this.#steadyMs = steadyMs;
  }

  begin(transport: Transport): RequestRecord {
    return new RequestRecord(this, transport, this.#steadyMs());
  }

  of(transport: Transport, kind: RequestKind): Readonly<Counted> {
    return this.#counted[transport][kind];
  }

  count(transport: Transport, kind: RequestKind, outcome: RequestOutcome, begunAt: number): void {
    const counted = this.#counted[transport][kind];
    counted[outcome] += 1;
    counted.seconds.add((this.#steadyMs() - begunAt) / 1_000);
  }
}

/** One request, until it is answered: what it is, and how it went, is found out on its way. */
export class RequestRecord {
  readonly #tally: RequestTally;
  readonly #transport: Transport;
  readonly #begunAt: number;
  kind: RequestKind = 'unknown';
  hasErrors = false;

  constructor(tally: RequestTally, transport: Transport, begunAt: number) {
    this.#tally = tally;
    this.#transport = transport;
    this.#begunAt = begunAt;
  }

  /** Once. */
  end(outcome: RequestOutcome): void {
    this.#tally.count(this.#transport, this.kind, this.hasErrors ? 'errors' : outcome, this.#begunAt);
  }
}

function nothingByKind(): Record<RequestKind, Counted> {
  return { query: nothing(), mutation: nothing(), claim: nothing(), subscription: nothing(), unknown: nothing() };
}

function nothing(): Counted {
  return { ok: 0, errors: 0, refused: 0, gone: 0, seconds: new Distribution(waitSeconds) };
}
