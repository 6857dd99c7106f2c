import { randomBytes, randomUUID } from 'node:crypto';
import type { Command } from '../src/core/command.ts';
import type { CreateInput } from '../src/core/create-input.ts';
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
  // All of it lies in the past: each thousand takes four turns.
  const { apply, close } = openFiller(file, Date.now() - 4 * count);
  for (let made = 0; made < count; made += batchSize) {
    const created = await apply(
      Array.from({ length: batchSize }, (_, index) => made + index).map((index) =>
        create({
          name: `Import part ${index} of customer ${index % 7_919}`,
          operationType: types[index % types.length] ?? 1,
          priority: index % 3,
          ownerId: `owner-${index % owners}`,
        }),
      ),
    );
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
  await close();
}

/** Fills a database with `count` Ready operations of type 5: in turn with each of so many dependency tokens, or with none. */
export async function fillReady(file: string, count: number, tokens: number): Promise<void> {
  const { apply, close } = openFiller(file, Date.now() - count);
  for (let made = 0; made < count; made += batchSize) {
    await apply(
      Array.from({ length: batchSize }, (_, index) => made + index).map((index) =>
        create({ name: `work ${index}`, dependencyToken: tokens === 0 ? null : `token-${index % tokens}` }),
      ),
    );
  }
  await close();
}

/** Carries out commands as the gateway would, at times that go on from `start`. */
function openFiller(file: string, start: number) {
  const store = openSqliteStore({ file, durability: 'relaxed', randomBytes });
  let now = start;
  const context = { random: Math.random, operationTypes, backoff: defaultBackoff, newId: randomUUID };
  return {
    apply: async (commands: readonly Command[]) => {
      now += batchSize;
      const { outcomes } = await store.apply(commands, (command, operation) =>
        decide(command, operation, { ...context, now }),
      );
      return outcomes.flatMap((outcome) => {
        if (outcome instanceof Error) throw outcome;
        return outcome.flatMap(({ operation }) => (operation === null ? [] : [operation]));
      });
    },
    close: () => store.close(),
  };
}

function create(given: Partial<CreateInput>): Command {
  return {
    type: 'CREATE',
    id: uuidV7(Date.now(), randomBytes(10)),
    actor,
    input: {
      name: 'work',
      operationType: 5,
      requestId: null,
      data: null,
      postponeUntil: null,
      dependencyToken: null,
      concurrencyKey: null,
      concurrencyLimit: null,
      priority: 0,
      maxRetries: 3,
      correlationId: null,
      regardingObjectId: null,
      regardingObjectType: null,
      ownerId: null,
      recurrencePattern: null,
      recurrenceStartTime: null,
      recurrenceTimeZone: null,
      missedOccurrences: null,
      ...given,
    },
  };
}

function settle(id: string, epoch: number): Command {
  return {
    type: 'SETTLE',
    id,
    epoch,
    hostId: null,
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
