import { setTimeout as after } from 'node:timers/promises';
import { createOperations, type NewOperation } from './create-operations.ts';
import { HttpConnection } from './http-connection.ts';

export interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
  /** Ends it before. */
  readonly stopping?: AbortSignal;
  /** Connections that take turns, each with one create at a time: what one of them asked for is committed in order. */
  readonly lanes: number;
  readonly operationOf: (lane: number) => NewOperation;
}

export interface Created {
  readonly events: number;
  /** Until the last was answered: more than was asked for where the server did not keep up. */
  readonly seconds: number;
}

const tickMs = 5;

/** Asks for creates at a rate, whether or not the server keeps up with it; resolves when all were answered. */
export async function createAtRate(url: URL, rate: Rate): Promise<Created> {
  const { perSecond, seconds, stopping, lanes, operationOf } = rate;
  const open = await Promise.all(Array.from({ length: lanes }, () => HttpConnection.open(url)));
  const tails = open.map(() => Promise.resolve());
  const events = perSecond * seconds;
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1_000;
  let asked = 0;
  try {
    for (; asked < events && stopping?.aborted !== true; await after(tickMs)) {
      const due = Math.min(events, elapsed() * perSecond);
      for (; asked < due; asked += 1) {
        const lane = asked % lanes;
        const connection = open[lane];
        const tail = tails[lane];
        if (connection === undefined || tail === undefined) throw new Error(`there is no lane ${lane}`);
        const operation = operationOf(lane);
        tails[lane] = tail.then(() => createOperations(connection, [operation]));
        // Told below, by whoever waits for all of them.
        tails[lane].catch(() => {});
      }
    }
    await Promise.all(tails);
    return { events: asked, seconds: elapsed() };
  } finally {
    for (const connection of open) connection.close();
  }
}
