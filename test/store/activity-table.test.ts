import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { mostActivityMinutes } from '../../src/core/activity.ts';
import type { OperationEvent } from '../../src/core/change.ts';
import { createActivityTable } from '../../src/store/sqlite/activity-table.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { minute, now } from '../core/decision-context.ts';
import { operationIn } from '../core/operation-in.ts';
import { knownActivity } from './model-activity.ts';
import { StoreWriter } from './store-writer.ts';

const year = 365 * 1_440 * minute;
const began = Math.floor(now / minute) * minute;
const everything = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };

function openMigrated(): Database.Database {
  const database = new Database(':memory:');
  migrate(drizzle(database), { migrationsFolder: 'drizzle/sqlite' });
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** 31 days, in every minute of which an operation was created; the last of them is `began`. */
function fill(database: Database.Database): void {
  database
    .prepare(
      `WITH RECURSIVE "ago"("minutes") AS (SELECT 0 UNION ALL SELECT "minutes" + 1 FROM "ago" WHERE "minutes" < ?)
       INSERT INTO "activity" SELECT ? - "minutes" * ${minute}, 1, 0, 0, 0 FROM "ago"`,
    )
    .run(mostActivityMinutes - 1, began);
}

function createdOn(occurredOn: number): OperationEvent {
  const toStatus = 'WAITING_FOR_RESOURCES';
  const rest = { position: 1, actor: 'alice', reason: null, before: null };
  return { kind: 'CREATED', fromStatus: null, toStatus, occurredOn, operation: operationIn(toStatus), ...rest };
}

it('has, wherever the clock goes, no more minutes than it should, and those of the model', () => {
  const jumps = fc.array(
    fc.oneof(
      { arbitrary: fc.integer({ min: 0, max: 2 * minute }), weight: 6 },
      { arbitrary: fc.integer({ min: -10 * minute, max: 10 * minute }), weight: 2 },
      { arbitrary: fc.constantFrom(-year, year), weight: 1 },
    ),
    { minLength: 1, maxLength: 60 },
  );
  const database = openMigrated();
  fc.assert(
    fc.property(jumps, fc.integer({ min: 1, max: 8 }), (passing, most) => {
      database.exec('DELETE FROM "activity"');
      const table = createActivityTable(database, most);
      const log: OperationEvent[] = [];
      let instant = now;
      for (const passed of passing) {
        instant += passed;
        const event = createdOn(instant);
        log.push(event);
        table.add([event]);
        const known = table.between(everything);
        expect(known).toEqual(knownActivity(log, most));
        expect(known.length).toBeLessThanOrEqual(most);
      }
    }),
  );
});

it('loses of 31 full days one minute for each that a clock is wrong, and gives up what was wrong first', async () => {
  const database = openMigrated();
  fill(database);
  const store = createSqliteStore({ database, logId: '00000000' });
  const writer = new StoreWriter(store);
  const minutes = async () => (await store.activity(everything)).map((each) => each.minute);
  const createAt = async (instant: number) => {
    writer.instant = instant;
    await writer.create();
  };
  const [first = 0, second] = await minutes();

  await createAt(began + year);
  expect(await minutes()).toHaveLength(mostActivityMinutes);
  expect([(await minutes())[0], (await minutes()).at(-1)]).toEqual([second, began + year]);
  await createAt(began + minute);
  expect([(await minutes())[0], (await minutes()).at(-1)]).toEqual([second, began + minute]);
  await createAt(began - year);
  expect([(await minutes())[0], (await minutes()).at(-1)]).toEqual([began - year, began]);
  await createAt(began + minute);
  const known = await minutes();
  expect([known.length, known[0], known.at(-1)]).toEqual([mostActivityMinutes, first + minute, began + minute]);
});
