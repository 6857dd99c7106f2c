import type { Database } from 'better-sqlite3';
import type { ClaimableTarget } from '../../core/command.ts';
import type { Operation, Position } from '../../core/operation.ts';
import { type OperationRow, operationFromRow } from './operation-row.ts';

type Place = Pick<OperationRow, 'priority' | 'seq'>;

/** Those of one type, from the next on. */
interface Line {
  readonly operationType: number;
  places: Place[];
  /** Whether there may be more behind them. */
  goesOn: boolean;
  /** The next in turn of the priority that the oldest of the tokens and keys has, by `seq`. */
  turns: number[];
}

/** What a claim is offered, one after the other. Each must be taken, or its type passed over, before the next. */
interface ClaimQueue {
  next(): Operation | null;
  /** Nothing more of this type. */
  passOver(operationType: number): void;
}

/** @param flush writes what is yet to be written of operations */
type OpenClaimQueue = (
  target: ClaimableTarget,
  lastClaim: (operationType: number) => Position,
  flush: () => void,
) => ClaimQueue;

const fetchedAtOnce = 32;

/**
 * The highest priority first. Of the same priority, the type of which something was claimed the longest ago: a flood of
 * one type does not keep the others waiting. Within a type the oldest; where that has a dependency token or a
 * concurrency key, it gives its place to the one of these that has been on offer the longest: what lets its next go
 * comes after those that were waiting by then. What cannot be claimed is not read, however much it is.
 */
export function createClaimQueues(database: Database): OpenClaimQueue {
  // By the index alone: of many types, most of what is found is not taken.
  const claimable = database.prepare<[number, number], Place>(
    `SELECT "priority", "seq" FROM "operations" INDEXED BY "operations_claimable"
     WHERE "statusCode" = 0 AND "behind" = 0 AND "keyBlocked" = 0 AND "operationType" = ? ORDER BY "priority" DESC, "seq" LIMIT ?`,
  );
  const inTurn = database
    .prepare<[number, number, number], number>(
      `SELECT "seq" FROM "operations" INDEXED BY "operations_turn"
     WHERE "statusCode" = 0 AND "behind" = 0 AND "keyBlocked" = 0 AND "turn" IS NOT NULL
       AND "operationType" = ? AND "priority" = ? ORDER BY "turn", "seq" LIMIT ?`,
    )
    .pluck();
  const bySeq = database.prepare<[number], OperationRow>('SELECT * FROM "operations" WHERE "seq" = ?');

  /** Since its place was read, it may have been taken in its turn, or another of its key was, of whatever type. */
  const stillThere = (seq: number | undefined): OperationRow | null => {
    const row = seq === undefined ? undefined : bySeq.get(seq);
    return row === undefined || row.statusCode !== 0 || row.keyBlocked === 1 ? null : row;
  };

  /** What has been taken is in the index no more, so the next ones are always the first. */
  const fill = (line: Line, limit: number) => {
    line.places = claimable.all(line.operationType, limit);
    line.goesOn = line.places.length === limit;
  };

  const nextOfTurns = ({ turns }: Line): OperationRow | null => {
    for (let seq = turns.shift(); seq !== undefined; seq = turns.shift()) {
      const row = stillThere(seq);
      if (row !== null) return row;
    }
    return null;
  };

  /** Instead of the oldest, which has a token or a key. It is among those whose turn comes. */
  const takeInTurn = (line: Line, oldest: OperationRow, limit: number): OperationRow => {
    const next = nextOfTurns(line);
    if (next !== null) return next;
    line.turns = inTurn.all(line.operationType, oldest.priority, limit);
    return nextOfTurns(line) ?? oldest;
  };

  return ({ operationTypes, limit }, lastClaim, flush) => {
    flush();
    const most = Math.min(limit, fetchedAtOnce);
    let lines = [...new Set(operationTypes)].map((operationType): Line => {
      const line = { operationType, places: [], goesOn: true, turns: [] };
      fill(line, most);
      return line;
    });

    const isBefore = (left: Line, right: Line | undefined) => {
      const [place, other] = [left.places[0], right?.places[0]];
      if (place === undefined || other === undefined || right === undefined) return place !== undefined;
      if (place.priority !== other.priority) return place.priority > other.priority;
      return (lastClaim(left.operationType) - lastClaim(right.operationType) || place.seq - other.seq) < 0;
    };

    const first = () => {
      let best: Line | undefined;
      for (const line of lines) {
        if (line.places.length === 0 && line.goesOn) {
          flush();
          fill(line, most);
        }
        if (isBefore(line, best)) best = line;
      }
      return best;
    };

    return {
      next: () => {
        for (let line = first(); line !== undefined; line = first()) {
          const oldest = stillThere(line.places[0]?.seq);
          if (oldest === null || oldest.turn === null) line.places.shift();
          if (oldest === null) continue;
          if (oldest.turn === null) return operationFromRow(oldest);
          const row = takeInTurn(line, oldest, most);
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
