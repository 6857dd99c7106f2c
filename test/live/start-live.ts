import { randomBytes } from 'node:crypto';
import type { CreateInput } from '../../src/core/create-input.ts';
import { defaultInputLimits } from '../../src/core/limits.ts';
import type { Operation } from '../../src/core/operation.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createLive } from '../../src/live/create-live.ts';
import type { Live } from '../../src/live/live.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createInput } from '../core/commands.ts';
import { now } from '../core/decision-context.ts';
import { FakeClock } from '../engine/fake-clock.ts';

export interface LiveSetup {
  readonly file?: string;
  readonly ringSize?: number;
  /** How long the work of delivering takes, between two looks at the time. */
  readonly workMs?: number;
  /** How many log lines of an operation are kept. */
  readonly logLinesKept?: number;
  /** Puts something between the store and everything above it. */
  readonly around?: (store: Store) => Store;
}

export interface StartedLive {
  readonly engine: Engine;
  readonly live: Live;
  /** The platform's time. */
  readonly clock: FakeClock;
  /** The time that counts streams go by. */
  readonly liveClock: FakeClock;
  /** Creates operations, and answers when they are committed and announced. */
  create(...inputs: Partial<CreateInput>[]): Promise<Operation[]>;
  stop(): Promise<void>;
}

const limits = { ...defaultInputLimits, batchSize: 20_000 };

/** A store, an engine and live streams over them, in this process and on clocks that the test moves. */
export async function startLive({
  file = ':memory:',
  ringSize = 100,
  workMs = 0,
  logLinesKept = 1_000,
  around = (store) => store,
}: LiveSetup = {}): Promise<StartedLive> {
  const clock = new FakeClock(now);
  const liveClock = new FakeClock(now, workMs);
  const engine = await createEngine({
    store: around(openSqliteStore({ file, durability: 'full', randomBytes })),
    clock,
    random: () => 0.5,
    randomBytes,
    operationTypes: createOperationTypes(),
    limits: { ...limits, logLinesKept },
    onError: (error) => {
      throw error;
    },
  });
  const live = createLive({ engine, clock: liveClock, ringSize });
  return {
    engine,
    live,
    clock,
    liveClock,
    create: async (...inputs) => {
      const outcomes = await engine.create(inputs.map(createInput), 'alice');
      return outcomes.map((outcome) => {
        if (outcome.type !== 'CHANGED') throw new Error(`the create was answered with ${JSON.stringify(outcome)}`);
        return outcome.operation;
      });
    },
    stop: () => engine.stop(),
  };
}
