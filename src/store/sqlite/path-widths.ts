import type { Database } from 'better-sqlite3';
import type { AccessPath } from './access-path.ts';
import { StatementCache } from './statement-cache.ts';

/** How many rows the ways into the table find, looked up in their indexes. */
export interface PathWidths {
  /** The narrowest of those that find no more than `most`; undefined where all find more. */
  narrowest(paths: readonly AccessPath[], most: number): AccessPath | undefined;
}

export function createPathWidths(database: Database): PathWidths {
  const statements = new StatementCache<string, { count: number }>(database);

  /** Counted no further than `most`. */
  const widthOf = (path: AccessPath, most: number) => {
    let width = 0;
    for (const { found } of path.lookups) {
      if (width >= most) break;
      const sql = `SELECT count(*) AS "count" FROM (${found.sql} LIMIT ?)`;
      width += statements.of(sql, () => sql).get(...found.values, most - width)?.count ?? 0;
    }
    return width;
  };

  return {
    narrowest(paths, most) {
      let best: AccessPath | undefined;
      let least = most + 1;
      for (const path of paths) {
        const width = widthOf(path, least);
        if (width < least) [best, least] = [path, width];
      }
      return best;
    },
  };
}
