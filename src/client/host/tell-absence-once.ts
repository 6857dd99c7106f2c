import type { Clock } from '../clock.ts';
import { ConnectionLostError } from '../connection-lost-error.ts';
import { NotGraphqlError } from '../not-graphql-error.ts';
import { RequestRefusedError } from '../request-refused-error.ts';
import type { HostGateway } from './host-gateway.ts';
import type { Report } from './report.ts';

interface Told {
  readonly gateway: HostGateway;
  readonly report: Report;
  readonly clock: Clock;
  /** Told for how long it was away. */
  readonly onBack: (awayMs: number) => void;
}

/**
 * A gateway that is away fails every request that is made meanwhile, and that is one piece of news: the first is
 * reported, then that it answers again. Everything else is reported each time.
 */
export function tellAbsenceOnce({ gateway, report, clock, onBack }: Told): Pick<Told, 'gateway' | 'report'> {
  let lostAt: number | null = null;
  /** Goes up as the gateway is lost and as it is back: how a request ends that was sent before is old news by then. */
  let turns = 0;
  const old = new WeakSet<Error>();

  const seen = async <Answer>(request: Promise<Answer>): Promise<Answer> => {
    const sentIn = turns;
    try {
      const answer = await request;
      if (sentIn === turns) answered();
      return answer;
    } catch (error) {
      if (sentIn === turns && error instanceof RequestRefusedError) answered();
      if (sentIn !== turns && error instanceof Error) old.add(error);
      throw error;
    }
  };

  const answered = () => {
    if (lostAt === null) return;
    const awayMs = clock.now() - lostAt;
    lostAt = null;
    turns += 1;
    onBack(awayMs);
  };

  return {
    gateway: {
      claim: (request, signal) => seen(gateway.claim(request, signal)),
      heartbeat: (beats) => seen(gateway.heartbeat(beats)),
      appendLogLines: (appends) => seen(gateway.appendLogLines(appends)),
      settle: (settlements) => seen(gateway.settle(settlements)),
      endedBy: (id, position) => seen(gateway.endedBy(id, position)),
      watchRequests: gateway.watchRequests,
      close: gateway.close,
    },
    report: (error, incident) => {
      if (isAbsence(error)) {
        if (lostAt !== null || old.has(error)) return;
        lostAt = clock.now();
        turns += 1;
      }
      report(error, incident);
    },
  };
}

/** What answers, and is no GraphQL endpoint, will not come back by itself. */
function isAbsence(error: unknown): error is ConnectionLostError {
  return error instanceof ConnectionLostError && !(error instanceof NotGraphqlError);
}
