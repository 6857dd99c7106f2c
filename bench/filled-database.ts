import { randomBytes, randomUUID } from 'node:crypto';
import type { Command } from '../src/core/command.ts';
import { decide } from '../src/core/decide.ts';
import { createOperationTypes } from '../src/core/operation-types.ts';
import { defaultBackoff } from '../src/core/retry.ts';
import { uuidV7 } from '../src/core/uuid.ts';
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts';

const operationTypes = createOperationTypes();
const types = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11];
const owners = 1_000;
const batchSize = 1_000;
const actor = 'bench';

/**
 * Fills a database with `count` operations by the same commands as everybody's: of ten types and a thousand owners, a
 * tenth postponed, a tenth canceled, a tenth run to success, the rest Ready.
 */
export async function fillDatabase(file: string, count: number): Promise<void> {
  const store = openSqliteStore({ file, durability: 'relaxed', randomBytes });
  let now = Date.now() - count;
  const context = { now, random: Math.random, operationTypes, backoff: defaultBackoff, newId: randomUUID };
  const apply = async (commands: readonly Command[]) => {
    now += batchSize;
    const { outcomes } = await store.apply(commands, (command, operation) =>
      decide(command, operation, { ...context, now }),
    );
    return outcomes.flatMap((outcome) => {
      if (outcome instanceof Error) throw outcome;
      return outcome.flatMap(({ operation }) => (operation === null ? [] : [operation]));
    });
  };
  for (let made = 0; made < count; made += batchSize) {
    const created = await apply(Array.from({ length: batchSize }, (_, index) => create(made + index, now)));
    const chosen = created.slice(0, (batchSize / 10) * 2);
    await apply(
      chosen.map(({ id }, index) => ({
        type: 'ACTION',
        id,
        actor,
        expectedVersion: null,
        reason: null,
        ...(index % 2 === 0
          ? { action: 'CANCEL', postponeUntil: null }
          : { action: 'POSTPONE', postponeUntil: Date.now() + 86_400_000 }),
      })),
    );
    const claimed = await apply([
      { type: 'CLAIM', hostId: 'bench', operationTypes: types, limit: batchSize / 10, leaseMs: 60_000, actor },
    ]);
    await apply(claimed.map(({ id, epoch }) => settle(id, epoch)));
  }
  await store.close();
}

function create(index: number, now: number): Command {
  return {
    type: 'CREATE',
    id: uuidV7(now, randomBytes(10)),
    actor,
    input: {
      name: `Import part ${index} of customer ${index % 7_919}`,
      operationType: types[index % types.length] ?? 1,
      requestId: null,
      data: null,
      postponeUntil: null,
      dependencyToken: null,
      priority: index % 3,
      maxRetries: 3,
      correlationId: null,
      regardingObjectId: null,
      regardingObjectType: null,
      ownerId: `owner-${index % owners}`,
      recurrencePattern: null,
      recurrenceStartTime: null,
      recurrenceTimeZone: null,
      missedOccurrences: null,
    },
  };
}

function settle(id: string, epoch: number): Command {
  return {
    type: 'SETTLE',
    id,
    epoch,
    outcome: 'SUCCEEDED',
    result: undefined,
    data: undefined,
    message: undefined,
    friendlyMessage: undefined,
    errorCode: undefined,
    postponeUntil: null,
    retry: true,
  };
}
