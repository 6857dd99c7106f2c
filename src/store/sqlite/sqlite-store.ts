import type { Database } from 'better-sqlite3';
import type { Position } from '../../core/operation.ts';
import { dayMs } from '../../core/retention.ts';
import type { DecideType, Page, PageQuery, Store } from '../store.ts';
import { createActivityTable } from './activity-table.ts';
import { createApply } from './apply.ts';
import { createApplyToSeries } from './apply-to-series.ts';
import { createClaimQueues } from './claim-queue.ts';
import { createCountQueries } from './count-queries.ts';
import { createCut } from './cut.ts';
import { createEventQueries } from './event-queries.ts';
import { prepareFirstOfToken } from './first-of-token.ts';
import { createLedger } from './ledger.ts';
import { createListQueries } from './list-query.ts';
import { createLockedOfKey } from './locked-of-key.ts';
import { createLogLineTable } from './log-line-table.ts';
import { type OperationRow, operationFromRow } from './operation-row.ts';
import { payloadKey } from './payload-key.ts';
import { prepareRerunOf } from './rerun-of.ts';
import { createSeriesTable } from './series-table.ts';
import { createTargets } from './targets.ts';
import { createTypeControlTable } from './type-control-table.ts';
import { createTypeLoads } from './type-loads.ts';

/** Few enough to count back through in a moment, and enough that keeping the counters costs nothing beside them. */
const eventsPerSnapshot = 1_000;

/** Some forty thousand short rows at most. */
const keepActivityMs = 31 * dayMs;

/**
 * The port over one SQLite database that no other process writes to. SQLite answers synchronously, so each method is
 * true as of `head` by itself; the promises are the port's, for stores that must wait.
 *
 * @param release called once, when the store is closed
 * @param snapshotEvery how many events lie between two snapshots of the counters
 */
export function createSqliteStore(
  database: Database,
  logId: string,
  release: () => void,
  snapshotEvery = eventsPerSnapshot,
): Store {
  const lists = createListQueries(database);
  const log = createEventQueries(database);
  const countQueries = createCountQueries(database, lists);
  const activity = createActivityTable(database, keepActivityMs);
  const logLines = createLogLineTable(database);
  const typeControls = createTypeControlTable(database);
  const typeLoads = createTypeLoads(database, typeControls);
  const ledger = createLedger(database, { activity, logLines, typeLoads }, snapshotEvery);
  const series = createSeriesTable(database);
  const apply = createApply({
    database,
    ledger,
    series,
    targets: createTargets(database, lists),
    openClaimQueue: createClaimQueues(database),
  });
  const applyToSeries = createApplyToSeries({ database, ledger, table: series });
  const applyToType = database.transaction((operationType: number, decide: DecideType) => {
    const before = typeControls.read(operationType);
    const control = decide(before);
    if (control !== before) typeControls.write(control);
    return control;
  }).immediate;
  const cut = createCut(database);
  const byId = database.prepare<[string], OperationRow>('SELECT * FROM "operations" WHERE "id" = ?');
  const payloadBody = database.prepare<[number], { body: string }>('SELECT "body" FROM "payloads" WHERE "key" = ?');
  const firstOfToken = prepareFirstOfToken(database);
  const lockedOfKey = createLockedOfKey(database);
  const rerunOf = prepareRerunOf(database);
  const nextWake = database.prepare<[], { due: number }>(
    `SELECT "postponeUntil" AS "due" FROM "operations" INDEXED BY "operations_wake"
     WHERE "statusCode" = 10 AND "postponeUntil" IS NOT NULL ORDER BY "postponeUntil" LIMIT 1`,
  );
  const nextExpiry = database.prepare<[], { due: number }>(
    `SELECT "expiresOn" AS "due" FROM "operations" INDEXED BY "operations_expire"
     WHERE "expiresOn" IS NOT NULL ORDER BY "expiresOn" LIMIT 1`,
  );
  const found = (row: OperationRow | undefined) => (row === undefined ? null : operationFromRow(row));
  let head: Position = log.head();

  return {
    logId,
    apply: async (commands, decide) => {
      const { head: newHead, ...applied } = apply(commands, decide, head);
      head = newHead;
      return applied;
    },
    applyToSeries: async (command, decide) => {
      const { head: newHead, ...applied } = applyToSeries(command, decide, head);
      head = newHead;
      return applied;
    },
    applyToType: async (operationType, decide) => applyToType(operationType, decide),
    cut: async (query) => cut(query, log.floor(), head),
    head: async () => head,
    floor: async () => log.floor(),
    nextDue: async () => {
      const due = Math.min(
        nextWake.get()?.due ?? Number.POSITIVE_INFINITY,
        nextExpiry.get()?.due ?? Number.POSITIVE_INFINITY,
        series.nextDue() ?? Number.POSITIVE_INFINITY,
      );
      return Number.isFinite(due) ? due : null;
    },
    operations: async (ids) => ids.map((id) => found(byId.get(id))),
    reruns: async (ids) => ids.map((id) => found(rerunOf.get(id))),
    operationAt: async (id, position) => log.operationAt(id, position),
    typeLoad: async (operationType) => typeLoads.of({ loads: new Map(), changed: new Map() }, operationType, () => 0),
    series: async (id) => series.byId(id),
    seriesPage: async (query) => series.page(query),
    page: async (query) => readPage(query),
    counts: async (filter) => ({ position: head, rows: countQueries.now(filter) }),
    countsAt: async (filter, position) => ({ position, rows: countQueries.at(filter, position, head) }),
    activity: async (query) => activity.between(query),
    eventsSpan: async () => log.span(head),
    positionAt: async (instant) => log.positionAt(instant, head),
    firstOfToken: async (dependencyToken) => found(firstOfToken.get(dependencyToken)),
    lockedOfKey: async (concurrencyKey) => lockedOfKey(concurrencyKey),
    payload: async (field, position) => payloadBody.get(payloadKey(position, field))?.body ?? null,
    logLines: async (query) => logLines.page(query),
    events: async (query) => log.events(query),
    close: async () => {
      if (!database.open) return;
      database.close();
      release();
    },
  };

  /** One row more than the page tells whether it goes on; one row the other way, whether something lies before it. */
  function readPage(query: PageQuery): Page {
    const { filter, order, after, before, untilSeq = null, limit, take } = query;
    const backwards = take === 'LAST';
    const direction = backwards === (order.direction === 'ASC') ? 'DESC' : 'ASC';
    const reversed = { field: order.field, direction } as const;
    const [near, far] = backwards ? [before, after] : [after, before];
    const found = lists.rows({ filter, order: reversed, after: near, before: far, untilSeq, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const goesOn = found.length > limit;
    const liesBefore = near !== null && isAnythingBeyond(query, near, direction);
    return {
      operations: (backwards ? rows.reverse() : rows).map(operationFromRow),
      hasNextPage: backwards ? liesBefore : goesOn,
      hasPreviousPage: backwards ? goesOn : liesBefore,
      total: query.withTotal ? countQueries.now(filter).reduce((sum, row) => sum + row.count, 0) : null,
      position: head,
    };
  }

  function isAnythingBeyond(
    { filter, order, untilSeq = null }: PageQuery,
    key: PageQuery['after'],
    direction: 'ASC' | 'DESC',
  ): boolean {
    const back = { field: order.field, direction: direction === 'ASC' ? 'DESC' : 'ASC' } as const;
    const inclusive =
      key === null ? null : { value: key.value, seq: back.direction === 'DESC' ? key.seq + 1 : key.seq - 1 };
    return lists.rows({ filter, order: back, after: inclusive, before: null, untilSeq, limit: 1 }).length > 0;
  }
}
