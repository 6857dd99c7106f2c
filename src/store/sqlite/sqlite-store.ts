import type { Database } from 'better-sqlite3';
import { mostActivityMinutes } from '../../core/activity.ts';
import type { OperationFilter } from '../../core/filter.ts';
import type { Position } from '../../core/operation.ts';
import { counterFilter } from '../counter-filter.ts';
import type { DecideType, PageQuery, Store } from '../store.ts';
import { createActivityTable } from './activity-table.ts';
import { createApply } from './apply.ts';
import { createApplyToSeries } from './apply-to-series.ts';
import type { Checkpoints } from './checkpoints.ts';
import { createClaimQueues } from './claim-queue.ts';
import type { CommitSync } from './commit-sync.ts';
import { createCountQueries } from './count-queries.ts';
import { createCut } from './cut.ts';
import { DiskRoom } from './disk-room.ts';
import { createEventQueries } from './event-queries.ts';
import { createFigures } from './figures.ts';
import { prepareFirstOfToken } from './first-of-token.ts';
import { createHeldOperations } from './held-operations.ts';
import { createLedger } from './ledger.ts';
import { createListQueries } from './list-query.ts';
import { createLockedOfKey } from './locked-of-key.ts';
import { createLogLineTable } from './log-line-table.ts';
import { LongReads, type LongReadsByKind } from './long-reads.ts';
import { type OperationRow, operationFromRow } from './operation-row.ts';
import { payloadKey } from './payload-key.ts';
import { createReadPage } from './read-page.ts';
import { createReaderByTurns } from './reader-by-turns.ts';
import { prepareRerunOf } from './rerun-of.ts';
import { createSeriesTable } from './series-table.ts';
import { createTargets } from './targets.ts';
import { createTypeControlTable } from './type-control-table.ts';
import { createTypeLoads } from './type-loads.ts';

/** Few enough to count back through in a moment, and enough that keeping the counters costs nothing beside them. */
const eventsPerSnapshot = 1_000;

/** As many as the largest page has. */
const defaultMostShortRows = 500;

export interface SqliteStoreParts {
  readonly database: Database;
  readonly logId: string;
  /** Where commits are on the disk only some time after SQLite has made them. */
  readonly sync?: CommitSync;
  /** Where SQLite itself does not keep its log short. */
  readonly checkpoints?: Checkpoints;
  /** Called once, when the store is closed. */
  readonly release?: () => void;
  /** Called where there is no room on the disk for what is to be written, and when there is again. */
  readonly onDiskFull?: (isFull: boolean) => void;
  /** By default, on this connection: for a database that no other can see. */
  readonly longReads?: LongReadsByKind;
  /** A read that looks at no more rows than these is a short one: it is done at once, and beside no other. */
  readonly mostShortRows?: number;
  /** How many events lie between two snapshots of the counters. */
  readonly snapshotEvery?: number;
}

/**
 * The port over one SQLite database that no other process writes to. SQLite answers synchronously, so each method is
 * true as of `head` by itself. What it then waits for is the disk: a read shows nothing that a power failure could take
 * back.
 */
export function createSqliteStore(parts: SqliteStoreParts): Store {
  const { database, logId, sync, checkpoints, release = () => {}, snapshotEvery = eventsPerSnapshot } = parts;
  const { mostShortRows = defaultMostShortRows, onDiskFull = () => {} } = parts;
  const room = new DiskRoom(onDiskFull);
  const lists = createListQueries(database);
  const log = createEventQueries(database);
  const countQueries = createCountQueries(database, lists);
  const readPage = createReadPage(lists, countQueries);
  const activity = createActivityTable(database, mostActivityMinutes);
  const logLines = createLogLineTable(database);
  const typeControls = createTypeControlTable(database);
  const typeLoads = createTypeLoads(database, typeControls);
  const held = createHeldOperations();
  const ledger = createLedger(database, { activity, logLines, typeLoads, held }, snapshotEvery);
  const series = createSeriesTable(database);
  const apply = createApply({
    database,
    ledger,
    series,
    targets: createTargets(database, held),
    openClaimQueue: createClaimQueues(database),
    room,
  });
  const applyToSeries = createApplyToSeries({ database, ledger, table: series });
  const applyToType = database.transaction((operationType: number, decide: DecideType) => {
    const before = typeControls.read(operationType);
    const control = decide(before);
    if (control !== before) typeControls.write(control);
    return control;
  }).immediate;
  const cut = createCut(database);
  const clearLogLines = database.transaction((limit: number) => logLines.clear(limit)).immediate;
  const byId = database.prepare<[string], OperationRow>('SELECT * FROM "operations" WHERE "id" = ?');
  const payloadBody = database.prepare<[number], { body: string }>('SELECT "body" FROM "payloads" WHERE "key" = ?');
  const firstOfToken = prepareFirstOfToken(database);
  const lockedOfKey = createLockedOfKey(database);
  const rerunOf = prepareRerunOf(database);
  const nextWake = database.prepare<[number], { due: number }>(
    `SELECT "postponeUntil" AS "due" FROM "operations" INDEXED BY "operations_wake"
     WHERE "statusCode" = 10 AND "postponeUntil" > ? ORDER BY "postponeUntil" LIMIT 1`,
  );
  const nextExpiry = database.prepare<[number], { due: number }>(
    `SELECT "expiresOn" AS "due" FROM "operations" INDEXED BY "operations_expire"
     WHERE "expiresOn" > ? ORDER BY "expiresOn" LIMIT 1`,
  );
  const found = (row: OperationRow | undefined) => (row === undefined ? null : operationFromRow(row));
  const rowsChanged = database.prepare<[], number>('SELECT total_changes()').pluck();
  let head: Position = log.head();
  /** What is not above it is on the disk. */
  let durableHead: Position = head;

  const { longReads = ofOneReader(new LongReads(createReaderByTurns(database))) } = parts;
  const figures = createFigures({
    database,
    counts: countQueries,
    log,
    longReads,
    checkpoints: checkpoints ?? null,
  });
  const isCounted = (filter: OperationFilter) =>
    counterFilter(filter) !== null || lists.matchesFew(filter, mostShortRows);
  const isShort = ({ filter, order, withTotal }: PageQuery) =>
    (lists.isIndexed(filter, order.field) && !(withTotal && counterFilter(filter) === null)) ||
    lists.matchesFew(filter, mostShortRows);

  const untilDurable = async () => {
    if (sync === undefined) return;
    const reached = head;
    await sync.untilDurable();
    durableHead = Math.max(durableHead, reached);
  };

  /** Everything that changes the database goes through here. */
  const write = <Result>(carryOut: () => Result): Result => {
    const before = rowsChanged.get();
    try {
      return carryOut();
    } catch (error) {
      throw room.explained(error);
    } finally {
      if (rowsChanged.get() !== before) {
        sync?.committed();
        checkpoints?.committed();
      }
    }
  };

  /** At once, unless commits rest. What reads show, and as of which position, is to change in one step. */
  const inTurn = async <Result>(step: () => Result | Promise<Result>): Promise<Result> => {
    while (checkpoints !== undefined && checkpoints.rest !== null) await checkpoints.rest;
    return step();
  };

  const committed = <Done extends { readonly head: Position }>({ head: newHead, ...done }: Done) => {
    if (newHead > head) room.written();
    head = newHead;
    const durable = untilDurable();
    // Who carries on with other things before waiting for it is not to be ended by it.
    durable.catch(() => {});
    return { ...done, durable };
  };

  /** What was read, as soon as everything that it may show is on the disk. */
  const shown = async <Result>(read: Result): Promise<Result> => {
    await untilDurable();
    return read;
  };

  /** As `shown`, of what shows nothing above a position. */
  const shownUpTo = <Result>(position: Position, read: Result): Promise<Result> =>
    position <= durableHead ? Promise.resolve(read) : shown(read);

  return {
    logId,
    apply: (commands, decide) => inTurn(() => committed(write(() => apply(commands, decide, head)))),
    applyToSeries: (command, decide) => inTurn(() => committed(write(() => applyToSeries(command, decide, head)))),
    applyToType: (operationType, decide) => inTurn(() => shown(write(() => applyToType(operationType, decide)))),
    cut: (query) => inTurn(() => shown(write(() => cut(query, log.floor(), head)))),
    // Nobody could see the lines before either, so nobody waits for the disk.
    clearLogLines: (limit) => inTurn(() => write(() => clearLogLines(limit))),
    head: () => shown(head),
    floor: () => shown(log.floor()),
    nextDue: async (after = Number.NEGATIVE_INFINITY) => {
      const due = Math.min(
        nextWake.get(after)?.due ?? Number.POSITIVE_INFINITY,
        nextExpiry.get(after)?.due ?? Number.POSITIVE_INFINITY,
        series.nextDue(after) ?? Number.POSITIVE_INFINITY,
      );
      return shown(Number.isFinite(due) ? due : null);
    },
    operations: async (ids) => shown(ids.map((id) => found(byId.get(id)))),
    reruns: async (ids) => shown(ids.map((id) => found(rerunOf.get(id)))),
    operationAt: async (id, position) => shownUpTo(position, log.operationAt(id, position)),
    typeLoad: async (operationType) =>
      shown(typeLoads.of({ loads: new Map(), changed: new Map() }, operationType, () => 0)),
    series: async (id) => shown(series.byId(id)),
    seriesPage: async (query) => shown(series.page(query)),
    page: async (query, asker) => {
      const long = query.withTotal ? longReads.counts : longReads.pages;
      const { rows, ...page } = isShort(query) ? readPage(query, head) : await long.page(query, asker);
      return shown({ ...page, operations: rows.map(operationFromRow) });
    },
    counts: async (filter, asker) =>
      shown(
        isCounted(filter)
          ? { position: head, rows: countQueries.now(filter) }
          : await longReads.counts.counts(filter, asker),
      ),
    countsAt: async (filter, position) =>
      shownUpTo(position, { position, rows: countQueries.at(filter, position, head) }),
    activity: async (query) => shown(activity.between(query)),
    eventsSpan: async () => shown(log.span(head)),
    positionAt: async (instant) => shown(log.positionAt(instant, head)),
    firstOfToken: async (dependencyToken) => shown(found(firstOfToken.get(dependencyToken))),
    lockedOfKey: async (concurrencyKey) => shown(lockedOfKey(concurrencyKey)),
    payload: async (field, position) => shownUpTo(position, payloadBody.get(payloadKey(position, field))?.body ?? null),
    logLines: async (query) => shown(logLines.page(query)),
    events: async (query) => shownUpTo(query.until, log.events(query)),
    figures,
    close: async () => {
      await sync?.close();
      await checkpoints?.close();
      await Promise.all([longReads.pages.close(), longReads.counts.close()]);
      if (!database.open) return;
      database.close();
      release();
    },
  };
}

function ofOneReader(reads: LongReads): LongReadsByKind {
  return { pages: reads, counts: reads };
}
