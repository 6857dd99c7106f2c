import type { Database } from 'better-sqlite3';
import type { ClaimableTarget } from '../../core/command.ts';
import type { Operation } from '../../core/operation.ts';
import { type OperationRow, operationFromRow } from './operation-row.ts';

type Place = Pick<OperationRow, 'priority' | 'seq'>;

/** Those of one type, from the next on. */
interface Line {
  readonly operationType: number;
  places: Place[];
  /** Whether there may be more behind them. */
  goesOn: boolean;
}

/** What a claim is offered, one after the other. Each must be taken, or its type passed over, before the next. */
export interface ClaimQueue {
  next(): Operation | null;
  /** Nothing more of this type. */
  passOver(operationType: number): void;
}

const fetchedAtOnce = 32;

/** By priority, then creation, over all types of the target; what cannot be claimed is not read, however much it is. */
export function createClaimQueues(database: Database): (target: ClaimableTarget) => ClaimQueue {
  // By the index alone: of many types, most of what is found is not taken.
  const claimable = database.prepare<[number, number], Place>(
    `SELECT "priority", "seq" FROM "operations" INDEXED BY "operations_claimable"
     WHERE "statusCode" = 0 AND "behind" = 0 AND "keyBlocked" = 0 AND "operationType" = ? ORDER BY "priority" DESC, "seq" LIMIT ?`,
  );
  const bySeq = database.prepare<[number], OperationRow>('SELECT * FROM "operations" WHERE "seq" = ?');

  /** What has been taken is in the index no more, so the next ones are always the first. */
  const fill = (line: Line, limit: number) => {
    line.places = claimable.all(line.operationType, limit);
    line.goesOn = line.places.length === limit;
  };

  return ({ operationTypes, limit }) => {
    const most = Math.min(limit, fetchedAtOnce);
    let lines = [...new Set(operationTypes)].map((operationType): Line => {
      const line = { operationType, places: [], goesOn: true };
      fill(line, most);
      return line;
    });

    const first = () => {
      let best: Line | undefined;
      for (const line of lines) {
        if (line.places.length === 0 && line.goesOn) fill(line, most);
        if (isBefore(line.places[0], best?.places[0])) best = line;
      }
      return best;
    };

    return {
      next: () => {
        for (let line = first(); line !== undefined; line = first()) {
          const place = line.places.shift();
          const row = place === undefined ? undefined : bySeq.get(place.seq);
          // Since it was fetched, one of its key may have been taken.
          if (row === undefined || row.keyBlocked === 1) continue;
          // In its stead another of its key may be the next of this type.
          if (row.concurrencyKey !== null) [line.places, line.goesOn] = [[], true];
          return operationFromRow(row);
        }
        return null;
      },
      passOver: (operationType) => {
        lines = lines.filter((line) => line.operationType !== operationType);
      },
    };
  };
}

function isBefore(left: Place | undefined, right: Place | undefined): boolean {
  if (left === undefined || right === undefined) return left !== undefined;
  return left.priority === right.priority ? left.seq < right.seq : left.priority > right.priority;
}
