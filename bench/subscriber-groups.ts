import type { NewOperation } from './create-operations.ts';
import { dashboardSubscription, nameIn, occurredOnIn } from './dashboard-subscription.ts';
import type { LiveSocketOptions } from './live-socket.ts';
import { Sequence } from './sequence.ts';

/** Long, so that who wants large messages can select it several times. */
const regardingObjectId = 'x'.repeat(250);

/**
 * Subscribers in groups, each group with a filter of its own, and operations that each go to one group. A subscriber
 * counts on: one that missed an event of its group, or got one twice, ends the measurement.
 *
 * The delay of an event counts from its `occurredOn`, which the gateway takes as it decides, before the commit, to its
 * arrival here, by the same clock. So it holds the wait for the disk, and what this process was late in reading.
 */
export class SubscriberGroups {
  readonly #made: number[];
  #delays: number[] = [];

  constructor(count: number) {
    this.#made = Array.from({ length: count }, () => 0);
  }

  get count(): number {
    return this.#made.length;
  }

  /** The delays since they were last taken, in milliseconds. */
  takeDelays(): number[] {
    const delays = this.#delays;
    this.#delays = [];
    return delays;
  }

  /** The next operation for a group. Those of one group must be committed in the order in which they were asked for. */
  operation(group: number): NewOperation {
    const part = this.#made[group] ?? 0;
    this.#made[group] = part + 1;
    return { name: `Import ${group} part ${part}`, correlationId: `import-${group}`, regardingObjectId };
  }

  /** What makes a subscriber one of a group. */
  member(group: number): Pick<LiveSocketOptions, 'request' | 'onEvent'> {
    const parts = new Sequence(this.#made[group] ?? 0);
    return {
      request: dashboardSubscription({ filter: { correlationId: `import-${group}` } }),
      onEvent: (message) => {
        this.#delays.push(Date.now() - occurredOnIn(message));
        parts.take(Number(nameIn(message).split(' ')[3]));
      },
    };
  }
}
