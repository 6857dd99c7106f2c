import { randomBytes } from 'node:crypto';
import { defaultInputLimits } from '../../src/core/limits.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { createInput } from '../core/commands.ts';

/**
 * A gateway's engine in a process of its own, whose clock runs as many times as fast as `speed` says since `start`. It
 * begins one series where there is none, and tells each occurrence that is committed by a line with its time.
 */
const [file = '', start = '', speed = ''] = process.argv.slice(2);

const engine = await createEngine({
  store: openSqliteStore({ file, durability: 'full', randomBytes }),
  clock: {
    now: () => Math.floor(Number(start) + (Date.now() - Number(start)) * Number(speed)),
    steadyMs: () => performance.now() * Number(speed),
    after: (delayMs, task) => {
      const timer = setTimeout(task, delayMs / Number(speed));
      return () => clearTimeout(timer);
    },
  },
  random: Math.random,
  randomBytes,
  operationTypes: createOperationTypes(),
  limits: defaultInputLimits,
  onError: (error) => {
    throw error;
  },
});

engine.onCommit((events) => {
  process.stdout.write(events.map(({ operation }) => `${operation.occurrenceOn}\n`).join(''));
});

await engine.create(
  [createInput({ requestId: 'series', recurrencePattern: 'FREQ=MINUTELY', missedOccurrences: 'ALL' })],
  'alice',
);
