import type { Database, Statement } from 'better-sqlite3';

/** More different queries than filters and orders make in practice; past it, the one unused for longest goes. */
const mostStatements = 200;

/** Prepared statements by their text: a query is compiled when it is first asked, and then used again. */
export class StatementCache<Row> {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement<unknown[], Row>>();

  constructor(database: Database) {
    this.#database = database;
  }

  prepare(sql: string): Statement<unknown[], Row> {
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const statement = this.#database.prepare<unknown[], Row>(sql);
    this.#statements.set(sql, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > mostStatements && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }
}
