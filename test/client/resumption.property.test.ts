import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Message } from '../../src/client/message.ts';
import { openStream } from '../../src/client/open-stream.ts';
import { prepareSubscription } from '../../src/client/prepare-subscription.ts';
import { createStateCell } from '../../src/client/state-cell.ts';
import { AsyncOperationsChangedDocument } from '../../src/gql/graphql.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { type Attempt, createFakeTransport, lost } from './fake-transport.ts';
import { settled } from './turns.ts';
import { change, checkpoint, positionOf } from './updates.ts';

/**
 * A gateway as the client may meet it: a log in which the stream's filter sees only some positions, told from `after`
 * on, with a checkpoint between what happened before and what is live. It sends again what it likes.
 */
class ModelGateway {
  /** The positions of the log that the filter sees. */
  readonly seen: number[] = [];
  #head: number;
  #told = new Map<Attempt, { cursor: number; isLive: boolean }>();

  constructor(head: number) {
    this.#head = head;
  }

  append(isSeen: boolean): void {
    this.#head += 1;
    if (isSeen) this.seen.push(this.#head);
  }

  /** Sends the next message, where there is one; `again` starts that many positions before where the client is. */
  tellNext(attempt: Attempt, again: number): void {
    const told = this.#told.get(attempt) ?? this.#start(attempt, again);
    const next = this.seen.find((position) => position > told.cursor);
    if (next !== undefined) {
      told.cursor = next;
      attempt.tell(change(next));
    } else if (!told.isLive) {
      told.cursor = this.#head;
      told.isLive = true;
      attempt.tell(checkpoint(this.#head));
    }
  }

  /** As now and then where it is quiet. */
  tellCheckpoint(attempt: Attempt): void {
    const told = this.#told.get(attempt);
    if (told?.isLive && !this.seen.some((position) => position > told.cursor)) {
      told.cursor = this.#head;
      attempt.tell(checkpoint(this.#head));
    }
  }

  #start(attempt: Attempt, again: number) {
    attempt.opened();
    const after = attempt.request.variables['after'];
    const from = typeof after === 'string' ? Number(after.split('.')[1]) - again : this.#head;
    const told = { cursor: from, isLive: false };
    this.#told.set(attempt, told);
    return told;
  }
}

const step = fc.oneof(
  { arbitrary: fc.record({ type: fc.constant('append' as const), isSeen: fc.boolean() }), weight: 6 },
  { arbitrary: fc.record({ type: fc.constant('tell' as const), again: fc.nat(4), count: fc.nat(6) }), weight: 8 },
  { arbitrary: fc.record({ type: fc.constant('checkpoint' as const) }), weight: 1 },
  { arbitrary: fc.record({ type: fc.constant('cut' as const) }), weight: 3 },
  { arbitrary: fc.record({ type: fc.constant('take' as const), count: fc.nat(5) }), weight: 3 },
  { arbitrary: fc.record({ type: fc.constant('wait' as const) }), weight: 4 },
);

it('tells each change once and in order, wherever it is cut, whatever comes again and however slowly it is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60, size: 'max' }),
      fc.nat(3),
      fc.integer({ min: 1, max: 6 }),
      async (steps, before, maxQueued) => {
        const clock = new FakeClock(0);
        const transport = createFakeTransport(clock);
        const gateway = new ModelGateway(10);
        for (let count = 0; count < before; count += 1) gateway.append(true);
        const stream = openStream<unknown>({
          prepared: prepareSubscription(AsyncOperationsChangedDocument),
          variables: { after: positionOf(10) },
          operationName: undefined,
          transport,
          maxQueued,
          state: createStateCell(clock),
          signal: undefined,
          onEnd: () => {},
        });
        const told: Message<unknown>[] = [];
        const asked: Promise<unknown>[] = [];
        const take = () => asked.push(stream.next().then(({ value }) => value !== undefined && told.push(value)));
        const open = () => transport.attempts.filter(({ isOpen }) => isOpen);
        const wait = async () => {
          await settled();
          clock.advance(10_000);
          await settled();
        };

        for (const each of steps) {
          if (each.type === 'append') gateway.append(each.isSeen);
          if (each.type === 'cut') for (const attempt of open()) attempt.end(lost);
          if (each.type === 'take') for (let count = 0; count < each.count; count += 1) take();
          if (each.type === 'wait') await wait();
          for (const attempt of open()) {
            if (each.type === 'checkpoint') gateway.tellCheckpoint(attempt);
            if (each.type === 'tell') {
              for (let count = 0; count < each.count; count += 1) gateway.tellNext(attempt, each.again);
            }
          }
          expect(open().length).toBeLessThanOrEqual(1);
        }

        const changes = () => told.filter(({ kind }) => kind === 'CHANGE').length;
        for (let rounds = 0; changes() < gateway.seen.length || stream.state.status !== 'connected'; rounds += 1) {
          expect(rounds).toBeLessThan(500);
          take();
          await wait();
          for (const attempt of open()) gateway.tellNext(attempt, 0);
        }
        await stream.return();
        await Promise.all(asked);

        const places = told.map((message) => ({ ...message }));
        expect(places.flatMap((each) => (each.kind === 'CHANGE' ? [each.position] : []))).toEqual(
          gateway.seen.map((position) => positionOf(position)),
        );
        // A checkpoint never comes before a change that it says has been told, and never twice.
        for (const [index, each] of places.entries()) {
          const previous = places[index - 1];
          if (each.kind === 'STATE' || previous === undefined || previous.kind === 'STATE') continue;
          const isAfter = each.position > previous.position;
          const closes =
            each.position === previous.position && previous.kind === 'CHANGE' && each.kind === 'CHECKPOINT';
          expect(isAfter || closes).toBe(true);
        }
        expect(clock.timers).toBe(0);
      },
    ),
    { numRuns: 200 },
  );
});
