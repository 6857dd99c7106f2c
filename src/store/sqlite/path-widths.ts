import type { Database } from 'better-sqlite3';
import type { AccessPath } from './access-path.ts';
import type { Condition } from './condition.ts';
import { StatementCache } from './statement-cache.ts';

/** How many rows the ways into the table find, looked up in their indexes. */
export interface PathWidths {
  /** The narrowest of those that find no more than `most`; undefined where all find more. */
  narrowest(paths: readonly AccessPath[], most: number): AccessPath | undefined;
  /** Whether any of them finds no more than `most`, as far as that can be told without looking at many more. */
  isAnyNarrow(paths: readonly AccessPath[], most: number): boolean;
}

export function createPathWidths(database: Database): PathWidths {
  const statements = new StatementCache<string, { count: number }>(database);

  /** Counted no further than `most`. */
  const countUpTo = ({ sql, values }: Condition, most: number) => {
    const counting = `SELECT count(*) AS "count" FROM (${sql} LIMIT ?)`;
    return statements.of(counting, () => counting).get(...values, most)?.count ?? 0;
  };

  /** Counted no further than `most`. */
  const widthOf = (path: AccessPath, most: number) => {
    let width = 0;
    for (const { found } of path.lookups) {
      if (width >= most) break;
      width += countUpTo(found, most - width);
    }
    return width;
  };

  /** Whether finding out that it finds fewer than `most` takes looking at more than that. */
  const isHardToTell = ({ lookups }: AccessPath, most: number) =>
    lookups.some(({ parts }) => parts.length > 0 && parts.every((part) => countUpTo(part, most) >= most));

  return {
    narrowest(paths, most) {
      let best: AccessPath | undefined;
      let least = most + 1;
      for (const path of easyFirst(paths)) {
        // One that is narrow is known: finding another may cost more than it spares.
        if (best !== undefined && isHardToTell(path, least)) continue;
        const width = widthOf(path, least);
        if (width < least) [best, least] = [path, width];
      }
      return best;
    },
    isAnyNarrow: (paths, most) =>
      easyFirst(paths).some((path) => !isHardToTell(path, most + 1) && widthOf(path, most + 1) <= most),
  };
}

function easyFirst(paths: readonly AccessPath[]): AccessPath[] {
  const isEasy = ({ lookups }: AccessPath) => lookups.every(({ parts }) => parts.length === 0);
  return [...paths.filter(isEasy), ...paths.filter((path) => !isEasy(path))];
}
