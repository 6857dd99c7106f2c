import { onTestFinished } from 'vitest';
import { defaultInputLimits } from '../../src/core/limits.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import { createEngine, type EngineOptions } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { now } from '../core/decision-context.ts';
import { FakeClock } from './fake-clock.ts';

export interface StartedEngine {
  readonly engine: Engine;
  readonly clock: FakeClock;
  /** How many commands each transaction had. */
  readonly transactions: readonly number[];
  readonly errors: readonly unknown[];
}

/** An engine over a new store in memory, with a clock that the test moves; it is stopped when the test ends. */
export async function startEngine(given: Partial<EngineOptions> = {}): Promise<StartedEngine> {
  const clock = new FakeClock(now);
  const transactions: number[] = [];
  const errors: unknown[] = [];
  let drawn = 0;
  const inner = openStoreInMemory();
  const store: Store = {
    ...inner,
    apply: (commands, decide) => {
      transactions.push(commands.length);
      return inner.apply(commands, decide);
    },
  };
  const engine = await createEngine({
    store,
    clock,
    random: () => 0.5,
    randomBytes: (count) => {
      drawn += 1;
      const bytes = new Uint8Array(count);
      new DataView(bytes.buffer).setUint32(count - 4, drawn);
      return bytes;
    },
    operationTypes: createOperationTypes(),
    limits: defaultInputLimits,
    onError: (error) => errors.push(error),
    ...given,
  });
  onTestFinished(() => engine.stop());
  return { engine, clock, transactions, errors };
}

export function openStoreInMemory(): Store {
  return openSqliteStore({ file: ':memory:', durability: 'full', randomBytes: (count) => new Uint8Array(count) });
}
