import type { Database } from 'better-sqlite3';
import type {
  ClaimableTarget,
  DueTarget,
  EarlierTarget,
  MatchingTarget,
  OutlivedTarget,
  Target,
} from '../../core/command.ts';
import { compileFilter } from '../../core/filter.ts';
import type { Operation } from '../../core/operation.ts';
import { completedStatuses } from '../../core/retention.ts';
import { statusValue } from '../../core/statuses.ts';
import type { HeldOperations } from './held-operations.ts';
import { type OperationRow, operationFromRow } from './operation-row.ts';
import { prepareRerunOf } from './rerun-of.ts';

/** What a claim is offered depends on each that it takes: see claim-queue.ts. */
type KnownTarget = Exclude<Target, ClaimableTarget>;

/**
 * Finds the operations that a command is about, inside the transaction that will change them; `flush` writes what is yet
 * to be written.
 */
export interface Targets {
  find(target: KnownTarget, flush: () => void): (Operation | null)[];
  earlier(target: EarlierTarget | null, flush: () => void): Operation | null;
  /** As it is stored: where one row cannot be read, the others still can. */
  due(target: DueTarget | OutlivedTarget): OperationRow[];
}

export function createTargets(database: Database, held: Pick<HeldOperations, 'of'>): Targets {
  const byId = database.prepare<[string], OperationRow>('SELECT * FROM "operations" WHERE "id" = ?');
  const byRequest = database.prepare<[string], OperationRow>('SELECT * FROM "operations" WHERE "requestId" = ?');
  const byRerun = prepareRerunOf(database);
  const toWake = database.prepare<[number, number], OperationRow>(
    `SELECT * FROM "operations" INDEXED BY "operations_wake"
     WHERE "statusCode" = 10 AND "postponeUntil" <= ? ORDER BY "postponeUntil", "seq" LIMIT ?`,
  );
  const toExpire = database.prepare<[number, number, number], OperationRow>(
    `SELECT * FROM "operations" INDEXED BY "operations_expire"
     WHERE "expiresOn" <= ? AND "leaseMs" <= ? ORDER BY "expiresOn", "seq" LIMIT ?`,
  );

  const outlived = database.prepare<[number, number, number], OperationRow>(
    `SELECT * FROM "operations" INDEXED BY "operations_outlived"
     WHERE "statusCode" = ? AND "completedOn" <= ? ORDER BY "completedOn", "seq" LIMIT ?`,
  );

  const found = (row: OperationRow | undefined) => (row === undefined ? null : operationFromRow(row));

  const due = (target: DueTarget | OutlivedTarget) => {
    if (target.kind === 'OUTLIVED') return outlivedOf(target);
    const { now, renewableSince, limit } = target;
    return [...toWake.all(now, limit), ...toExpire.all(now, now - renewableSince, limit)];
  };

  const outlivedOf = ({ completedUntil, limit }: OutlivedTarget) => {
    const rows: OperationRow[] = [];
    for (const status of completedStatuses) {
      const until = completedUntil[status];
      if (until !== null) rows.push(...outlived.all(statusValue(status), until, limit - rows.length));
    }
    return rows;
  };

  const matching = ({ ids, filter }: MatchingTarget) => {
    const matches = compileFilter(filter);
    return ids.flatMap((id) => byId.all(id).map(operationFromRow)).filter(matches);
  };

  const byIds = (ids: readonly string[], flush: () => void) =>
    ids.map((id) => {
      const operation = held.of(id);
      if (operation !== undefined) return operation;
      flush();
      return found(byId.get(id));
    });

  const find = (target: KnownTarget, flush: () => void) => {
    if (target.kind === 'IDS') return byIds(target.ids, flush);
    flush();
    switch (target.kind) {
      case 'REQUEST':
        return [target.requestId === null ? null : found(byRequest.get(target.requestId))];
      case 'MATCHING':
        return matching(target);
      case 'DUE':
      case 'OUTLIVED':
        return due(target).map(operationFromRow);
    }
  };

  const earlier = (target: EarlierTarget | null, flush: () => void) => {
    if (target === null) return null;
    flush();
    const { rerunOf, requestId } = target;
    return found(byRerun.get(rerunOf) ?? (requestId === null ? undefined : byRequest.get(requestId)));
  };

  return { find, earlier, due };
}
