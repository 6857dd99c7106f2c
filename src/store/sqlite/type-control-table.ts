import type { Database } from 'better-sqlite3';
import { freeControl, type TypeControl } from '../../core/type-control.ts';
import { columnNames, insertInto } from './columns.ts';
import { typeControls as table } from './tables.ts';

/** As SQLite gives it, which knows no booleans. */
interface Row {
  readonly operationType: number;
  readonly heldOn: number | null;
  readonly heldBy: string | null;
  readonly reason: string | null;
  readonly byBreaker: number;
  readonly paceOn: number | null;
  readonly failedOn: string;
}

export interface TypeControlTable {
  read(operationType: number): TypeControl;
  write(control: TypeControl): void;
}

export function createTypeControlTable(database: Database): TypeControlTable {
  const byType = database.prepare<[number], Row>('SELECT * FROM "typeControls" WHERE "operationType" = ?');
  const set = columnNames(table).map((name) => `"${name}" = excluded."${name}"`);
  const upsert = database.prepare<[Row]>(`${insertInto(table)} ON CONFLICT DO UPDATE SET ${set.join(', ')}`);

  return {
    read: (operationType) => {
      const row = byType.get(operationType);
      return row === undefined ? freeControl(operationType) : controlFromRow(row);
    },
    write: ({ operationType, hold, paceOn, failedOn }) => {
      upsert.run({
        operationType,
        heldOn: hold?.heldOn ?? null,
        heldBy: hold?.heldBy ?? null,
        reason: hold?.reason ?? null,
        byBreaker: hold?.byBreaker ? 1 : 0,
        paceOn,
        failedOn: JSON.stringify(failedOn),
      });
    },
  };
}

function controlFromRow({ operationType, heldOn, heldBy, reason, byBreaker, paceOn, failedOn }: Row): TypeControl {
  return {
    operationType,
    hold: heldOn === null || heldBy === null ? null : { heldOn, heldBy, reason, byBreaker: byBreaker === 1 },
    paceOn,
    failedOn: JSON.parse(failedOn),
  };
}
