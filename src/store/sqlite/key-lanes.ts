import type { Database } from 'better-sqlite3';
import { keyAdmits } from '../../core/concurrency-key.ts';
import type { Operation, Position } from '../../core/operation.ts';
import { stateOf } from '../../core/statuses.ts';
import { prepareCountLocked } from './locked-of-key.ts';
import type { OperationRow } from './operation-row.ts';

type Place = Pick<OperationRow, 'priority' | 'seq'>;

/** The operations of one type, key and limit that wait for nothing but their turn: what holds one back holds all. */
interface Lane {
  readonly concurrencyKey: string;
  readonly concurrencyLimit: number;
  readonly operationType: number;
}

/** By `seq`: the type of what can be claimed now; null: not any more. */
export type ClaimableChanges = Map<number, number | null>;

/** What a transaction has offered to claims so far, and the position of the event that it is writing. */
interface Offers {
  readonly claimable: ClaimableChanges;
  readonly position: Position;
}

/**
 * Keeps the index of what can be claimed to what keys let start. Of each lane it holds the first alone, and that only
 * while the key admits it (`keyBlocked` is 1 for the others): a claim then passes over nothing, however much waits.
 * Every method looks at the rows as they are after the change.
 */
export interface KeyLanes {
  /** The status of the operation has changed. */
  moved(offers: Offers, before: Operation, operation: Operation): void;
  /** The operation has come to wait for nothing but its turn: it is Ready, and first of its token. */
  entered(offers: Offers, operation: Operation): void;
}

export function createKeyLanes(database: Database): KeyLanes {
  const inLane = `FROM "operations" INDEXED BY "operations_lane" WHERE "concurrencyKey" = ? AND "concurrencyLimit" = ?
     AND "statusCode" = 0 AND "behind" = 0`;
  const first = database.prepare<[string, number, number, number], Place>(
    `SELECT "priority", "seq" ${inLane} AND "operationType" = ? AND "keyBlocked" = ?
     ORDER BY "priority" DESC, "seq" LIMIT 1`,
  );
  const nextType = database.prepare<[string, number, number], { operationType: number }>(
    `SELECT "operationType" ${inLane} AND "operationType" > ? ORDER BY "operationType" LIMIT 1`,
  );
  const countLocked = prepareCountLocked(database);
  const block = database.prepare<[number]>('UPDATE "operations" SET "keyBlocked" = 1 WHERE "seq" = ?');
  const offer = database.prepare<[number, number]>(
    'UPDATE "operations" SET "keyBlocked" = 0, "turn" = ? WHERE "seq" = ?',
  );

  const offerInstead = (
    offers: Offers,
    offered: Place | undefined,
    next: (Place & Pick<Lane, 'operationType'>) | null,
  ) => {
    if (offered !== undefined) {
      block.run(offered.seq);
      offers.claimable.set(offered.seq, null);
    }
    if (next !== null) {
      offer.run(offers.position, next.seq);
      offers.claimable.set(next.seq, next.operationType);
    }
  };

  const redecide = (offers: Offers, lane: Lane, lockedCount: number) => {
    const { concurrencyKey, concurrencyLimit, operationType } = lane;
    const offered = first.get(concurrencyKey, concurrencyLimit, operationType, 0);
    const waiting = keyAdmits(concurrencyLimit, lockedCount)
      ? first.get(concurrencyKey, concurrencyLimit, operationType, 1)
      : null;
    if (waiting === undefined || (waiting !== null && offered !== undefined && !isBefore(waiting, offered))) return;
    offerInstead(offers, offered, waiting === null ? null : { ...waiting, operationType });
  };

  /** Those that one Locked more or less makes a difference to: of the higher of the two numbers as their limit. */
  const redecideAll = (offers: Offers, concurrencyKey: string, limit: number, lockedCount: number) => {
    let type = nextType.get(concurrencyKey, limit, -1);
    while (type !== undefined) {
      const { operationType } = type;
      redecide(offers, { concurrencyKey, concurrencyLimit: limit, operationType }, lockedCount);
      type = nextType.get(concurrencyKey, limit, operationType);
    }
  };

  const laneOf = ({ concurrencyKey, concurrencyLimit, operationType }: Operation): Lane | null =>
    concurrencyKey === null || concurrencyLimit === null ? null : { concurrencyKey, concurrencyLimit, operationType };

  return {
    moved: (offers, before, operation) => {
      const lane = laneOf(operation);
      if (lane === null) return;
      const { concurrencyKey } = lane;
      const lockedCount = countLocked(concurrencyKey);
      if (stateOf(before.statusCode) === 'READY') {
        block.run(before.seq);
        redecide(offers, lane, lockedCount);
      }
      const wasLocked = stateOf(before.statusCode) === 'LOCKED';
      const isLocked = stateOf(operation.statusCode) === 'LOCKED';
      if (wasLocked === isLocked) return;
      redecideAll(offers, concurrencyKey, isLocked ? lockedCount : lockedCount + 1, lockedCount);
    },
    entered: (offers, operation) => {
      const lane = laneOf(operation);
      if (lane === null) {
        offers.claimable.set(operation.seq, operation.operationType);
        return;
      }
      const { concurrencyKey, concurrencyLimit, operationType } = lane;
      const offered = first.get(concurrencyKey, concurrencyLimit, operationType, 0);
      // Where the first of the lane is offered, only one before it makes a difference; else the key admits none, or
      // this is the first.
      if (offered === undefined) redecide(offers, lane, countLocked(concurrencyKey));
      else if (isBefore(operation, offered)) offerInstead(offers, offered, operation);
    },
  };
}

function isBefore(left: Place, right: Place): boolean {
  return left.priority === right.priority ? left.seq < right.seq : left.priority > right.priority;
}
