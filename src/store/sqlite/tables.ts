import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The tables, in the words of the API. Instants are milliseconds since 1970; statuses their Dataverse numbers. After a
 * change here, `npm run migrations` writes the migration. The full-text index `operationNames` (rowid = seq, the
 * folded name by trigrams) stands in a migration of its own, because Drizzle has no word for virtual tables.
 */
export const operations = sqliteTable(
  'operations',
  {
    /** The position of the CREATED event. */
    seq: integer().primaryKey(),
    id: text().notNull(),
    name: text().notNull(),
    /** `foldName(name)`. */
    nameKey: text().notNull(),
    operationType: integer().notNull(),
    requestId: text(),
    dependencyToken: text(),
    concurrencyKey: text(),
    concurrencyLimit: integer(),
    priority: integer().notNull(),
    maxRetries: integer().notNull(),
    correlationId: text(),
    regardingObjectId: text(),
    regardingObjectType: text(),
    ownerId: text(),
    seriesId: text(),
    occurrenceOn: integer(),
    recurrencePattern: text(),
    recurrenceStartTime: integer(),
    rerunOf: text(),
    createdBy: text().notNull(),
    createdOn: integer().notNull(),
    statusCode: integer().notNull(),
    suspension: text(),
    postponeUntil: integer(),
    startedOn: integer(),
    completedOn: integer(),
    executionMs: integer(),
    retryCount: integer().notNull(),
    progress: real(),
    stage: text(),
    errorCode: integer(),
    epoch: integer().notNull(),
    hostId: text(),
    leaseMs: integer(),
    expiresOn: integer(),
    heartbeatOn: integer(),
    dataAt: integer(),
    resultAt: integer(),
    messageAt: integer(),
    friendlyMessageAt: integer(),
    version: integer().notNull(),
    position: integer().notNull(),
    modifiedBy: text().notNull(),
    modifiedOn: integer().notNull(),
    /** 1 while an earlier operation of the same dependency token is not Completed: what a claim must pass over. */
    behind: integer().notNull(),
    /** 1 where its concurrency key lets another go first, or none, see key-lanes.ts; of use only while it is Ready. */
    keyBlocked: integer().notNull().default(0),
    /** With a token or a key: the position at which it came to be offered to claims, last. Null without either. */
    turn: integer(),
  },
  (table) => [
    uniqueIndex('operations_id').on(table.id),
    uniqueIndex('operations_requestId').on(table.requestId).where(sql`"requestId" IS NOT NULL`),
    // Each occurrence of a series is created once, whoever tries.
    uniqueIndex('operations_occurrence').on(table.seriesId, table.occurrenceOn).where(sql`"seriesId" IS NOT NULL`),
    // Nothing is run again twice, however often it is asked for.
    uniqueIndex('operations_rerunOf').on(table.rerunOf).where(sql`"rerunOf" IS NOT NULL`),
    // Orders. Each index ends in the rowid, which is seq, so equal values stand in order of creation.
    index('operations_createdOn').on(table.createdOn),
    index('operations_modifiedOn').on(table.modifiedOn),
    index('operations_nameKey').on(table.nameKey),
    // Filters, each in the order of creation.
    index('operations_statusCode').on(table.statusCode, table.createdOn),
    index('operations_statusCode_modifiedOn').on(table.statusCode, table.modifiedOn),
    index('operations_operationType').on(table.operationType, table.statusCode, table.createdOn),
    index('operations_ownerId').on(table.ownerId, table.createdOn).where(sql`"ownerId" IS NOT NULL`),
    index('operations_hostId').on(table.hostId, table.createdOn).where(sql`"hostId" IS NOT NULL`),
    index('operations_correlationId').on(table.correlationId, table.createdOn).where(sql`"correlationId" IS NOT NULL`),
    index('operations_dependencyToken')
      .on(table.dependencyToken, table.createdOn)
      .where(sql`"dependencyToken" IS NOT NULL`),
    index('operations_concurrencyKey')
      .on(table.concurrencyKey, table.createdOn)
      .where(sql`"concurrencyKey" IS NOT NULL`),
    index('operations_seriesId').on(table.seriesId, table.createdOn).where(sql`"seriesId" IS NOT NULL`),
    index('operations_regardingObjectId')
      .on(table.regardingObjectId, table.createdOn)
      .where(sql`"regardingObjectId" IS NOT NULL`),
    index('operations_completedOn').on(table.completedOn).where(sql`"completedOn" IS NOT NULL`),
    // The work of hosts and of the clock.
    index('operations_claimable')
      .on(table.operationType, sql`"priority" DESC`, table.seq)
      .where(sql`"statusCode" = 0 AND "behind" = 0 AND "keyBlocked" = 0`),
    // Whose turn it is, among the tokens and keys of a type.
    index('operations_turn')
      .on(table.operationType, table.priority, table.turn)
      .where(sql`"statusCode" = 0 AND "behind" = 0 AND "keyBlocked" = 0 AND "turn" IS NOT NULL`),
    index('operations_lane')
      .on(
        table.concurrencyKey,
        table.concurrencyLimit,
        table.operationType,
        table.keyBlocked,
        sql`"priority" DESC`,
        table.seq,
      )
      .where(sql`"concurrencyKey" IS NOT NULL AND "statusCode" = 0 AND "behind" = 0`),
    index('operations_lockedOfKey')
      .on(table.concurrencyKey, table.seq, table.statusCode)
      .where(sql`"concurrencyKey" IS NOT NULL AND "statusCode" >= 20 AND "statusCode" < 30`),
    index('operations_firstOfToken')
      .on(table.dependencyToken, table.seq)
      .where(sql`"dependencyToken" IS NOT NULL AND "statusCode" < 30`),
    index('operations_wake').on(table.postponeUntil).where(sql`"statusCode" = 10 AND "postponeUntil" IS NOT NULL`),
    index('operations_outlived').on(table.statusCode, table.completedOn).where(sql`"completedOn" IS NOT NULL`),
    index('operations_expire').on(table.expiresOn).where(sql`"expiresOn" IS NOT NULL`),
  ],
);

export const events = sqliteTable(
  'events',
  {
    position: integer().primaryKey(),
    operationSeq: integer().notNull(),
    /** The position of the operation's event before this one. */
    previous: integer(),
    kind: text().notNull(),
    occurredOn: integer().notNull(),
    fromStatus: integer(),
    toStatus: integer(),
    actor: text().notNull(),
    reason: text(),
    /** The operation as it stood right after the event: JSON, without what is null. */
    operation: text().notNull(),
  },
  (table) => [index('events_operationSeq').on(table.operationSeq)],
);

/** What recurs. */
export const series = sqliteTable(
  'series',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    operationType: integer().notNull(),
    data: text(),
    dependencyToken: text(),
    concurrencyKey: text(),
    concurrencyLimit: integer(),
    priority: integer().notNull(),
    maxRetries: integer().notNull(),
    correlationId: text(),
    regardingObjectId: text(),
    regardingObjectType: text(),
    ownerId: text(),
    recurrencePattern: text().notNull(),
    recurrenceStartTime: integer().notNull(),
    recurrenceTimeZone: text().notNull(),
    missedOccurrences: text({ enum: ['ONE', 'ALL', 'NONE'] }).notNull(),
    status: text({ enum: ['ACTIVE', 'PAUSED', 'ENDED'] }).notNull(),
    nextOn: integer(),
    lastOn: integer().notNull(),
    occurrenceCount: integer().notNull(),
    caughtUp: integer().notNull(),
    version: integer().notNull(),
    createdBy: text().notNull(),
    createdOn: integer().notNull(),
    modifiedBy: text().notNull(),
    modifiedOn: integer().notNull(),
  },
  (table) => [
    index('series_nextOn').on(table.nextOn).where(sql`"nextOn" IS NOT NULL`),
    index('series_status').on(table.status, table.id),
  ],
);

/** Large texts, one row for each change of one; `key` is made of the position and the field. */
export const payloads = sqliteTable('payloads', {
  key: integer().primaryKey(),
  body: text().notNull(),
});

/** What hosts write while they work: of each operation the newest lines, whose numbers go on from one another. */
export const logLines = sqliteTable(
  'logLines',
  {
    operationSeq: integer().notNull(),
    number: integer().notNull(),
    occurredOn: integer().notNull(),
    epoch: integer().notNull(),
    ordinal: integer().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.operationSeq, table.number] })],
);

/** Deleted operations whose log lines are still there: nobody finds them any more, and they go bit by bit. */
export const leftLogLines = sqliteTable('leftLogLines', {
  operationSeq: integer().primaryKey(),
});

export const counters = sqliteTable(
  'counters',
  {
    operationType: integer().notNull(),
    statusCode: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.operationType, table.statusCode] })],
);

/** What is known of an operation type beside its settings; of one without a row, nothing. */
export const typeControls = sqliteTable('typeControls', {
  operationType: integer().primaryKey(),
  /** Null: it is not held, and neither are the next three of use. */
  heldOn: integer(),
  heldBy: text(),
  reason: text(),
  byBreaker: integer({ mode: 'boolean' }).notNull(),
  paceOn: real(),
  /** JSON: instants, the oldest first. */
  failedOn: text().notNull(),
});

/**
 * The counters as they stood right after the event at `position`, about every thousand events: the counts at any
 * position are counted back from the next of these. One below the oldest event that is kept is of no more use.
 */
export const countSnapshots = sqliteTable('countSnapshots', {
  position: integer().primaryKey(),
  /** JSON: `[operationType, statusCode, count]` for each counter that was not zero. */
  counts: text().notNull(),
});

/** How many operations were created, and how many ended in which way, in each minute in which any were or did. */
export const activity = sqliteTable('activity', {
  /** Its beginning. */
  minute: integer().primaryKey(),
  created: integer().notNull(),
  succeeded: integer().notNull(),
  failed: integer().notNull(),
  canceled: integer().notNull(),
});

/** Deleted operations: their ids, so that their history can still be found for as long as it is kept. */
export const tombstones = sqliteTable('tombstones', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
});

/** One row: the identity of this log, and what is kept of it. */
export const log = sqliteTable('log', {
  logId: text().primaryKey(),
  /**
   * Every event above it is kept. At and below it stands, of each operation that has not been deleted by then, the
   * newest event there: how the operation stood when the first of its kept events came, or as it still stands.
   */
  floor: integer().notNull().default(0),
});
