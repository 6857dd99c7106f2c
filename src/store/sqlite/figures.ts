import type { Database } from 'better-sqlite3';
import type { SeriesStatus } from '../../core/series.ts';
import { type DiskFigures, type LongReadFigures, mostSeriesCounted, type StoreFigures } from '../store-figures.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { CountQueries } from './count-queries.ts';
import type { EventQueries } from './event-queries.ts';
import type { LongReads, LongReadsByKind } from './long-reads.ts';

export interface FiguresParts {
  readonly database: Database;
  readonly counts: Pick<CountQueries, 'now'>;
  readonly log: Pick<EventQueries, 'floor'>;
  readonly longReads: LongReadsByKind;
  /** Null where there is no log to keep short. */
  readonly checkpoints: Checkpoints | null;
}

/** In the write-ahead log, each page follows a header of its own. */
const frameHeaderBytes = 24;

/** By counters, and by a few rows at the ends of indexes. */
export function createFigures({ database, counts, log, longReads, checkpoints }: FiguresParts): () => StoreFigures {
  const firstInLine = database
    .prepare<[number], number>(
      `SELECT "modifiedOn" FROM "operations" INDEXED BY "operations_claimable"
       WHERE "statusCode" = 0 AND "behind" = 0 AND "keyBlocked" = 0 AND "operationType" = ?
       ORDER BY "priority" DESC, "seq" LIMIT 1`,
    )
    .pluck();
  const heldTypes = database
    .prepare<[], number>('SELECT "operationType" FROM "typeControls" WHERE "heldOn" IS NOT NULL')
    .pluck();
  const seriesOf = database
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM "series" INDEXED BY "series_status" WHERE "status" = ? LIMIT ?)',
    )
    .pluck();
  const pages = database.prepare<[], number>('PRAGMA page_count').pluck();
  const pageBytes = database.prepare<[], number>('PRAGMA page_size').pluck().get() ?? 0;
  const countOf = (status: SeriesStatus) => seriesOf.get(status, mostSeriesCounted) ?? 0;

  const disk = ({ logPages, done }: Checkpoints): DiskFigures => ({
    databaseBytes: (pages.get() ?? 0) * pageBytes,
    logBytes: logPages * (pageBytes + frameHeaderBytes),
    checkpoints: done,
  });

  return () => {
    const rows = counts.now({});
    return {
      counts: rows,
      firstInLine: rows
        .filter(({ statusCode }) => statusCode === 'WAITING_FOR_RESOURCES')
        .flatMap(({ operationType }) => {
          const readyOn = firstInLine.get(operationType);
          return readyOn === undefined ? [] : [{ operationType, readyOn }];
        }),
      heldTypes: heldTypes.all(),
      series: { ACTIVE: countOf('ACTIVE'), PAUSED: countOf('PAUSED'), ENDED: countOf('ENDED') },
      floor: log.floor(),
      disk: checkpoints === null ? null : disk(checkpoints),
      longReads: longReadFigures(longReads),
    };
  };
}

function longReadFigures({ pages, counts }: LongReadsByKind): LongReadFigures[] {
  if (pages === counts) return [figuresOf('all', pages)];
  return [figuresOf('lists', pages), figuresOf('counts', counts)];
}

function figuresOf(kind: LongReadFigures['kind'], { waiting, isReading, refused }: LongReads): LongReadFigures {
  return { kind, waiting, isReading, refused };
}
