import Database from 'better-sqlite3';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { prepareInsert } from '../../src/store/sqlite/prepare-insert.ts';
import { prepareUpdates } from '../../src/store/sqlite/prepare-updates.ts';

/** Nine columns that may be null: 512 ways to lack some, more than statements are kept. */
const nullable = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;
const notes = sqliteTable('notes', {
  key: integer().primaryKey(),
  ...Object.fromEntries(nullable.map((name) => [name, name < 'e' ? integer() : text()])),
});

type Note = { readonly key: number } & { readonly [column in (typeof nullable)[number]]: number | string | null };

const number = fc.option(fc.integer({ min: -5, max: 5 }));
const word = fc.option(fc.constantFrom('', 'one', 'two', 'Ünïcode', "it's"));
const content = fc.record({ a: number, b: number, c: number, d: number, e: word, f: word, g: word, h: word, i: word });

let database: Database.Database;

beforeEach(() => {
  database = new Database(':memory:');
  database.exec(
    `CREATE TABLE "notes" ("key" INTEGER PRIMARY KEY, ${nullable.map((name) => `"${name}" ${name < 'e' ? 'INTEGER' : 'TEXT'}`)})`,
  );
});

afterEach(() => {
  database.close();
});

const stored = () => database.prepare<[], Note>('SELECT * FROM "notes" ORDER BY "key"').all();

describe('rows that are inserted', () => {
  test('are stored as they are, whatever they lack and however many come together', () => {
    const insert = prepareInsert(database, notes);
    fc.assert(
      fc.property(fc.array(content, { maxLength: 60 }), (contents) => {
        database.exec('DELETE FROM "notes"');
        const rows = contents.map((values, index) => ({ key: index + 1, ...values }));
        insert(rows);
        expect(stored()).toEqual(rows);
      }),
    );
  });

  test('are stored in every one of more shapes than statements are kept', () => {
    const insert = prepareInsert(database, notes);
    const rows = Array.from({ length: 512 }, (_, key) => {
      const has = (place: number) => Math.floor(key / 2 ** place) % 2 === 1;
      const number = (place: number) => (has(place) ? key : null);
      const word = (place: number) => (has(place) ? `word ${key}` : null);
      const numbers = { a: number(0), b: number(1), c: number(2), d: number(3) };
      return { key, ...numbers, e: word(4), f: word(5), g: word(6), h: word(7), i: word(8) };
    });
    insert(rows);
    expect(stored()).toEqual(rows);
  });

  test('where one cannot be stored, those that go with it are not either', () => {
    const insert = prepareInsert(database, notes);
    const blank = { a: 1, b: null, c: null, d: null, e: null, f: null, g: null, h: null, i: null };
    expect(() => insert([1, 2, 2, 3].map((key) => ({ key, ...blank })))).toThrow(/UNIQUE/);
    expect(stored()).toEqual([]);
  });
});

const row = { a: 1, b: null, c: null, d: 4, e: 'five', f: null, g: null, h: null, i: 'nine' };
const changes = () => Number(database.prepare('SELECT total_changes()').pluck().get());

describe('rows that are updated', () => {
  test('hold what they are to hold, however many come and in whatever order, and the others what they held', () => {
    const insert = prepareInsert(database, notes);
    const open = prepareUpdates(database, notes, nullable, 'key');
    /** The same for many in a row, or something else for each. */
    const put = fc.record({ key: fc.integer({ min: 1, max: 40 }), count: fc.integer({ min: 1, max: 40 }), content });
    fc.assert(
      fc.property(content, fc.array(fc.option(put), { maxLength: 20 }), (first, puts) => {
        database.exec('DELETE FROM "notes"');
        const wanted = new Map(Array.from({ length: 80 }, (_, index) => [index + 1, first]));
        insert([...wanted].map(([key, values]) => ({ key, ...values })));
        const updates = open();
        for (const each of puts) {
          if (each === null) updates.flush();
          for (let key = each?.key ?? 0; each !== null && key < each.key + each.count; key += 1) {
            const before = wanted.get(key) ?? first;
            // One of them is another one for each.
            const after = { ...each.content, a: each.content.a === null ? null : key };
            updates.put({ key, before, after });
            wanted.set(key, after);
          }
        }
        updates.flush();
        expect(stored()).toEqual([...wanted].map(([key, values]) => ({ key, ...values })));
      }),
    );
  });

  test('are written together where they are alike, by their keys', () => {
    const insert = prepareInsert(database, notes);
    insert(Array.from({ length: 32 }, (_, key) => ({ key, ...row })));
    const prepare = vi.spyOn(database, 'prepare');
    const updates = prepareUpdates(database, notes, nullable, 'key')();
    for (let key = 0; key < 32; key += 1) updates.put({ key, before: row, after: { ...row, b: key, e: 'six' } });
    const texts = prepare.mock.calls.map(([text]) => text);
    expect(texts).toHaveLength(1);
    const plan = database
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${texts[0]}`)
      .all((texts[0]?.match(/\?/g) ?? []).map(() => 1));
    expect(plan.map(({ detail }) => detail)).toContain('SEARCH notes USING INTEGER PRIMARY KEY (rowid=?)');
    expect(stored()).toEqual(Array.from({ length: 32 }, (_, key) => ({ key, ...row, b: key, e: 'six' })));
  });

  test('are not written where nothing differs', () => {
    const insert = prepareInsert(database, notes);
    const updates = prepareUpdates(database, notes, nullable, 'key')();
    insert([{ key: 1, ...row }]);
    const before = changes();
    updates.put({ key: 1, before: row, after: { ...row } });
    updates.flush();
    expect(changes()).toBe(before);
    updates.put({ key: 1, before: row, after: { ...row, d: 5 } });
    updates.flush();
    updates.flush();
    expect(changes()).toBe(before + 1);
  });

  test('must all be there', () => {
    const insert = prepareInsert(database, notes);
    insert(Array.from({ length: 15 }, (_, key) => ({ key, ...row })));
    const updates = prepareUpdates(database, notes, nullable, 'key')();
    const put = (key: number) => updates.put({ key, before: row, after: { ...row, d: 5 } });
    for (let key = 0; key < 15; key += 1) put(key);
    expect(() => put(15)).toThrow('15 rows were there, of 16 that were to change');
    put(15);
    expect(() => updates.flush()).toThrow('0 rows were there, of 1 that was to change');
  });

  test('are taken back with the transaction where one of them cannot be as it is to be', () => {
    const insert = prepareInsert(database, notes);
    insert(Array.from({ length: 16 }, (_, key) => ({ key, ...row })));
    database.exec('CREATE UNIQUE INDEX "one" ON "notes" ("b") WHERE "b" = 7');
    const updates = prepareUpdates(database, notes, nullable, 'key')();
    const all = database.transaction(() => {
      for (let key = 0; key < 16; key += 1) updates.put({ key, before: row, after: { ...row, b: Math.min(key, 7) } });
    });
    expect(all).toThrow(/UNIQUE/);
    expect(stored()).toEqual(Array.from({ length: 16 }, (_, key) => ({ key, ...row })));
  });
});
