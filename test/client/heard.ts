import type { GraphqlResult, StreamEnd, StreamListener } from '../../src/client/transport.ts';
import { until } from '../server/until.ts';

/** A listener that writes down what it hears. */
export interface Heard extends StreamListener<unknown> {
  readonly results: readonly GraphqlResult<unknown>[];
  readonly events: readonly string[];
  readonly end: StreamEnd | null;
  /** Until it has been told that the attempt is over. */
  over(): Promise<StreamEnd>;
}

/** @param room what it answers to each message */
export function createHeard(room: () => Promise<void> | undefined = () => undefined): Heard {
  const results: GraphqlResult<unknown>[] = [];
  const events: string[] = [];
  let end: StreamEnd | null = null;
  return {
    results,
    events,
    get end() {
      return end;
    },
    opened: () => {
      events.push('opened');
    },
    message: (result) => {
      events.push('message');
      results.push(result);
      return room();
    },
    ended: (reason) => {
      events.push(reason.type);
      end = reason;
    },
    over: async () => {
      await until('the attempt is over', async () => end !== null);
      if (end === null) throw new Error('it is not over');
      return end;
    },
  };
}
