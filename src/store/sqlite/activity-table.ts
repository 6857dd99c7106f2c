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

interface Extent {
  readonly minutes: number;
  readonly earliest: Instant;
  readonly latest: Instant;
}

/** @param most how many minutes are known */
export function createActivityTable(database: Database, most: number): ActivityTable {
  const addTo = database.prepare<Activity>(
    `UPDATE "activity" SET "created" = "created" + @created, "succeeded" = "succeeded" + @succeeded,
       "failed" = "failed" + @failed, "canceled" = "canceled" + @canceled WHERE "minute" = @minute`,
  );
  const begin = database.prepare<Activity>(
    `INSERT INTO "activity" ("minute", "created", "succeeded", "failed", "canceled")
     VALUES (@minute, @created, @succeeded, @failed, @canceled)`,
  );
  // SQLite looks up either end of an index only where it is asked for that end alone.
  const extent = database.prepare<[], Extent>(
    `SELECT (SELECT count(*) FROM "activity") AS "minutes", (SELECT min("minute") FROM "activity") AS "earliest",
       (SELECT max("minute") FROM "activity") AS "latest"`,
  );
  const forget = database.prepare<[Instant]>('DELETE FROM "activity" WHERE "minute" = ?');
  const between = database.prepare<[number, number], Activity>(
    'SELECT * FROM "activity" WHERE "minute" >= ? AND "minute" < ? ORDER BY "minute"',
  );

  /**
   * Nobody can tell a clock that was set wrong from time that passed, so no minute goes because of its age alone. What
   * goes to make room is the farthest away: a clock that is wrong costs no more minutes than it is wrong for, and what
   * it has left behind is the first to go once it is right.
   */
  const makeRoom = (present: Instant) => {
    for (let all = extent.get(); all !== undefined && all.minutes > most; all = extent.get()) {
      forget.run(present - all.earliest < all.latest - present ? all.latest : all.earliest);
    }
  };

  return {
    add(events) {
      for (const activity of activityOf(events)) {
        if (addTo.run(activity).changes > 0) continue;
        begin.run(activity);
        makeRoom(activity.minute);
      }
    },
    between: ({ from, until }) => between.all(from, until),
  };
}
