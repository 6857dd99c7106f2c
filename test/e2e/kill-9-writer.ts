import { randomBytes } from 'node:crypto';
import { defaultInputLimits } from '../../src/core/limits.ts';
import type { Operation } from '../../src/core/operation.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Outcome } from '../../src/store/store.ts';
import { createInput } from '../core/commands.ts';
import { action, beat, claimBy, claimed, settlement } from '../engine/requests.ts';

/**
 * A process that writes into a database as fast as it can, until it is killed. After each promise that it was given has
 * resolved, it says what that promise told it: a line with the id, the version and the position.
 */
const [file = '', name = ''] = process.argv.slice(2);

const engine = await createEngine({
  store: openSqliteStore({ file, durability: 'full', randomBytes }),
  clock: {
    now: Date.now,
    steadyMs: () => performance.now(),
    after: (delayMs, task) => {
      const timer = setTimeout(task, delayMs);
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

function acknowledge(operations: readonly (Operation | null)[]): void {
  const lines = operations.flatMap((each) => (each === null ? [] : [`${each.id} ${each.version} ${each.position}\n`]));
  process.stdout.write(lines.join(''));
}

const changed = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (outcome.type === 'CHANGED' ? outcome.operation : null));

async function create(kind: number): Promise<void> {
  for (let round = 0; ; round += 1) {
    const input = createInput({
      name: `${name} ${kind}/${round}`,
      data: JSON.stringify({ round }),
      dependencyToken: round % 5 === 0 ? `token-${round % 3}` : null,
      postponeUntil: round % 7 === 0 ? Date.now() + 20 : null,
    });
    acknowledge(changed(await engine.create(Array(1 + (round % 4)).fill(input), name)));
  }
}

async function work(hostId: string): Promise<void> {
  const outcomes = ['SUCCEEDED', 'RELEASED', 'FAILED', 'WAITING'] as const;
  for (let round = 0; ; round += 1) {
    const operations = await claimed(engine, claimBy(hostId, { limit: 4, leaseMs: 1_000, waitMs: 1_000 }));
    acknowledge(operations);
    for (const [index, { id, epoch }] of operations.entries()) {
      // Some are left to the clock, which finds their lease run out.
      if (index === 3) continue;
      acknowledge(changed(await engine.heartbeat([beat(id, epoch, { progress: 0.5, message: 'half way' })])));
      const outcome = outcomes[(round + index) % outcomes.length] ?? 'SUCCEEDED';
      acknowledge(changed(await engine.settle([settlement(id, epoch, outcome)])));
      if (outcome === 'SUCCEEDED' && round % 3 === 0) acknowledge(changed([await engine.act(action(id, 'DELETE'))]));
    }
  }
}

await Promise.all([create(1), create(2), create(3), work(`${name}-a`), work(`${name}-b`)]);
