import type { Database, Statement } from 'better-sqlite3';

/** More different queries than filters and orders make in practice; past it, the one unused for longest goes. */
const mostStatements = 200;

/** Prepared statements by what tells them apart: each is compiled when it is first asked for, and then used again. */
export class StatementCache<Key, Row> {
  readonly #database: Database;
  readonly #statements = new Map<Key, Statement<unknown[], Row>>();
  /** Found at once where the same is asked for many times in a row. */
  #newest: { readonly key: Key; readonly statement: Statement<unknown[], Row> } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  of(key: Key, sql: () => string): Statement<unknown[], Row> {
    if (this.#newest?.key === key) return this.#newest.statement;
    const statement = this.#statements.get(key) ?? this.#database.prepare<unknown[], Row>(sql());
    this.#newest = { key, statement };
    this.#statements.delete(key);
    this.#statements.set(key, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > mostStatements && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }
}
