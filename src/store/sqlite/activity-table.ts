import type { Database } from 'better-sqlite3';
import { type Activity, activityOf } from '../../core/activity.ts';
import type { OperationEvent } from '../../core/change.ts';
import type { Instant } from '../../core/operation.ts';
import type { ActivityQuery } from '../store.ts';

/** What happened in each minute, added up as it happens. */
export interface ActivityTable {
  /** Inside the transaction that writes the events. */
  add(events: readonly OperationEvent[]): void;
  between(query: ActivityQuery): Activity[];
}

/** @param keepMs how long before the newest minute one is known */
export function createActivityTable(database: Database, keepMs: number): ActivityTable {
  const add = database.prepare<Activity>(
    `INSERT INTO "activity" ("minute", "created", "succeeded", "failed", "canceled")
     VALUES (@minute, @created, @succeeded, @failed, @canceled)
     ON CONFLICT DO UPDATE SET "created" = "created" + excluded."created", "succeeded" = "succeeded" + excluded."succeeded",
       "failed" = "failed" + excluded."failed", "canceled" = "canceled" + excluded."canceled"`,
  );
  const forget = database.prepare<[number]>('DELETE FROM "activity" WHERE "minute" < ?');
  const between = database.prepare<[number, number], Activity>(
    'SELECT * FROM "activity" WHERE "minute" >= ? AND "minute" < ? ORDER BY "minute"',
  );
  let newest: Instant | null = null;

  return {
    add(events) {
      for (const activity of activityOf(events)) {
        add.run(activity);
        if (activity.minute === newest) continue;
        newest = activity.minute;
        forget.run(activity.minute - keepMs);
      }
    },
    between: ({ from, until }) => between.all(from, until),
  };
}
