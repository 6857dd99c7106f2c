import { setTimeout as after } from 'node:timers/promises';
import { dashboardSubscription } from './dashboard-subscription.ts';
import { EventTally } from './event-tally.ts';
import { HttpConnection } from './http-connection.ts';
import { openSubscribers } from './open-subscribers.ts';
import type { ServerProcess } from './server-process.ts';

export interface FanoutRound {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  /** The server's share of one processor while the round lasted. */
  readonly busy: number;
  /** The receiver's: where it is the higher of the two, what the round measured is the receiver. */
  readonly receiverBusy: number;
  /** More than one where the server wrote several together, or the receiver was late. */
  readonly messagesPerRead: number;
}

export interface FanoutSide {
  /** Publishes `burst` at a time for `seconds`. Throws unless everybody got everything. */
  run(burst: number, seconds: number): Promise<FanoutRound>;
  close(): void;
}

export interface FanoutSideOptions {
  readonly server: ServerProcess;
  readonly subscribers: number;
  /** Resolves when the server has answered. */
  readonly publish: (connection: HttpConnection, count: number) => Promise<void>;
  /** Publications that need not have reached everybody when the next is asked for. */
  readonly ahead: number;
  /** Gets every event of one of the subscribers. The others' events are counted. */
  readonly onSample: (message: string) => void;
}

const withinMs = 120_000;

/** A server with its equal subscribers. Resolves once every one of them has got what was published. */
export async function openFanoutSide(options: FanoutSideOptions): Promise<FanoutSide> {
  const { server, ahead, onSample } = options;
  /** A connection for each time: servers close those that were idle for some seconds. */
  const publishing = async (publishAll: (publish: (count: number) => Promise<void>) => Promise<void>) => {
    const connection = await HttpConnection.open(server.url);
    await publishAll((count) => options.publish(connection, count));
    connection.close();
  };
  const tally = new EventTally();
  const subscribers = await openSubscribers(options.subscribers, (index) => ({
    url: server.url,
    request: dashboardSubscription(),
    tally,
    ...(index === 0 ? { onEvent: onSample } : {}),
  }));
  // The baselines say nothing before the first event, and may not have looked at all subscriptions when that comes.
  await publishing(async (publish) => {
    do {
      await publish(1);
      await after(500);
    } while (tally.live < subscribers.length);
  });
  await quiet(tally);

  return {
    /**
     * The next is asked for once this one was answered, and all but those that are ahead have reached everybody. With
     * one ahead the server has something to do all the time, and yet hardly ever two events at once of those that are
     * to come alone; how many came in one read tells whether it had.
     */
    run: async (burst, seconds) => {
      const had = subscribers.map(({ events }) => events);
      const before = tally.events;
      const cpuBefore = server.cpuSeconds();
      const receiverBefore = process.cpuUsage();
      const readsBefore = tally.reads;
      const start = performance.now();
      let published = 0;
      await publishing(async (publish) => {
        do {
          await publish(burst);
          published += burst;
          await tally.untilEvents(before + (published - ahead * burst) * subscribers.length, withinMs);
        } while (performance.now() - start < seconds * 1_000);
        await tally.untilEvents(before + published * subscribers.length, withinMs);
      });
      const elapsed = (performance.now() - start) / 1_000;
      const cpu = server.cpuSeconds() - cpuBefore;
      const { user, system } = process.cpuUsage(receiverBefore);
      const reads = tally.reads - readsBefore;
      await quiet(tally);
      if (subscribers.some(({ events }, index) => events - (had[index] ?? 0) !== published)) {
        throw new Error('somebody got more or less than what was published');
      }
      const deliveries = published * subscribers.length;
      return {
        perSecond: deliveries / elapsed,
        cpuMicroseconds: (cpu * 1_000_000) / deliveries,
        busy: cpu / elapsed,
        receiverBusy: (user + system) / 1_000_000 / elapsed,
        messagesPerRead: deliveries / reads,
      };
    },
    close: () => {
      for (const subscriber of subscribers) subscriber.close();
    },
  };
}

/** Resolves when nothing comes any more. */
async function quiet(tally: EventTally): Promise<void> {
  let events = -1;
  while (events !== tally.events) {
    events = tally.events;
    await after(200);
  }
}
