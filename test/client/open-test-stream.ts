import { onTestFinished } from 'vitest';
import type { Message } from '../../src/client/message.ts';
import { openStream } from '../../src/client/open-stream.ts';
import { prepareSubscription } from '../../src/client/prepare-subscription.ts';
import { createStateCell } from '../../src/client/state-cell.ts';
import type { Stream } from '../../src/client/stream.ts';
import type { StreamState } from '../../src/client/stream-state.ts';
import { AsyncOperationsChangedDocument, type AsyncOperationsChangedSubscription } from '../../src/gql/graphql.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { createFakeTransport, type FakeTransport } from './fake-transport.ts';

export interface TestStream<Data> {
  readonly clock: FakeClock;
  readonly transport: FakeTransport;
  readonly stream: Stream<Message<Data>>;
  /** Each state that it has been in, with the seconds since the start that it has not been live from. */
  readonly states: readonly string[];
  readonly ends: () => number;
}

export interface TestStreamOptions {
  readonly document?: unknown;
  readonly variables?: Record<string, unknown>;
  readonly maxQueued?: number;
  readonly signal?: AbortSignal;
  readonly random?: () => number;
}

const start = Date.UTC(2026, 0, 1);

/** A stream whose gateway, time and chance are the test's; ended when the test is over. */
export function openTestStream<Data = AsyncOperationsChangedSubscription>(
  options: TestStreamOptions = {},
): TestStream<Data> {
  const { document = AsyncOperationsChangedDocument, variables = {}, maxQueued = 1_000, signal, random } = options;
  const clock = new FakeClock(start);
  const transport = createFakeTransport(clock, random);
  const state = createStateCell(clock);
  const states: string[] = [];
  state.onState((each) => states.push(named(each)));
  let ends = 0;
  const stream = openStream<Data>({
    prepared: prepareSubscription(document),
    variables,
    operationName: undefined,
    transport,
    maxQueued,
    state,
    signal,
    onEnd: () => {
      ends += 1;
    },
  });
  onTestFinished(async () => {
    await stream.return();
  });
  return { clock, transport, stream, states, ends: () => ends };
}

function named(state: StreamState): string {
  return 'since' in state ? `${state.status} since ${(state.since.getTime() - start) / 1_000}` : state.status;
}
