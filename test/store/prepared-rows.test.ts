import Database from 'better-sqlite3';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareInsert } from '../../src/store/sqlite/prepare-insert.ts';
import { prepareUpdate } from '../../src/store/sqlite/prepare-update.ts';

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

describe('a row that is updated', () => {
  test('holds what it is to hold, and the others what they held', () => {
    const insert = prepareInsert(database, notes);
    const update = prepareUpdate(database, notes, nullable, 'key');
    fc.assert(
      fc.property(content, fc.array(content, { maxLength: 20 }), (first, next) => {
        database.exec('DELETE FROM "notes"');
        insert([1, 2, 3].map((key) => ({ key, ...first })));
        let before = first;
        for (const after of next) {
          update({ key: 2, before, after });
          before = after;
        }
        expect(stored()).toEqual([
          { key: 1, ...first },
          { key: 2, ...before },
          { key: 3, ...first },
        ]);
      }),
    );
  });

  test('is not written where nothing differs', () => {
    const insert = prepareInsert(database, notes);
    const update = prepareUpdate(database, notes, nullable, 'key');
    const row = { a: 1, b: null, c: null, d: 4, e: 'five', f: null, g: null, h: null, i: 'nine' };
    insert([{ key: 1, ...row }]);
    const changes = () => database.prepare('SELECT total_changes()').pluck().get();
    const before = changes();
    update({ key: 1, before: row, after: { ...row } });
    expect(changes()).toBe(before);
    update({ key: 1, before: row, after: { ...row, d: 5 } });
    expect(changes()).toBe(Number(before) + 1);
  });
});
