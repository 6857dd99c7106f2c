import type { Database } from 'better-sqlite3';
import type { TypeLoad } from '../../core/starts-now.ts';
import { statusesOfState, statusValue } from '../../core/statuses.ts';
import type { TypeControl } from '../../core/type-control.ts';
import type { TypeControlTable } from './type-control-table.ts';

/** What one transaction knows of types, and what it has to write of them. */
export interface TypeEntry {
  /** As the counters and the controls stood when they were first looked at. */
  readonly loads: Map<number, TypeLoad>;
  readonly changed: Map<number, TypeControl>;
}

/** How it stands with a type, within a transaction that changes it. */
export interface TypeLoads {
  /** @param moved what the transaction has added so far to the count of a status of the type */
  of(entry: TypeEntry, operationType: number, moved: (statusCode: number) => number): TypeLoad;
  write(entry: TypeEntry): void;
}

const lockedStatuses = statusesOfState('LOCKED').map(statusValue);
const readyStatuses = statusesOfState('READY').map(statusValue);

export function createTypeLoads(database: Database, table: TypeControlTable): TypeLoads {
  const counters = database.prepare<[number], { statusCode: number; count: number }>(
    'SELECT "statusCode", "count" FROM "counters" WHERE "operationType" = ?',
  );

  const stored = (operationType: number): TypeLoad => {
    const counts = counters.all(operationType);
    const countOf = (statuses: readonly number[]) =>
      counts.reduce((sum, { statusCode, count }) => (statuses.includes(statusCode) ? sum + count : sum), 0);
    return {
      control: table.read(operationType),
      lockedCount: countOf(lockedStatuses),
      readyCount: countOf(readyStatuses),
    };
  };

  return {
    of: ({ loads, changed }, operationType, moved) => {
      const load = loads.get(operationType) ?? stored(operationType);
      loads.set(operationType, load);
      const added = (statuses: readonly number[]) => statuses.reduce((sum, statusCode) => sum + moved(statusCode), 0);
      return {
        control: changed.get(operationType) ?? load.control,
        lockedCount: load.lockedCount + added(lockedStatuses),
        readyCount: load.readyCount + added(readyStatuses),
      };
    },
    write: ({ changed }) => {
      for (const control of changed.values()) table.write(control);
    },
  };
}
