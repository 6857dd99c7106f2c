import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, test } from 'vitest';
import { foldName } from '../../src/core/filter.ts';
import { createListQueries } from '../../src/store/sqlite/list-query.ts';

test('that few have a part of a name counts as known only where one of its runs of three is rare', () => {
  const database = new Database(':memory:');
  migrate(drizzle(database), { migrationsFolder: 'drizzle/sqlite' });
  const insert = database.prepare('INSERT INTO "operationNames" ("rowid", "nameKey") VALUES (?, ?)');
  for (let seq = 1; seq <= 40; seq += 1) insert.run(seq, foldName(seq % 2 ? 'Import of orders' : 'Export of invoices'));
  insert.run(41, foldName('Quarterly audit'));
  const lists = createListQueries(database);
  const few = (nameContains: string) => lists.matchesFew({ nameContains }, 10);
  expect(few('quarterly')).toBe(true);
  expect(few('nowhere')).toBe(true);
  expect(few('of orders')).toBe(false);
  // None has it, which only what half of them have, and the other half, can tell.
  expect(few('import of invoices')).toBe(false);
  expect(lists.matchesFew({ nameContains: 'import of invoices', ownerId: ['nobody'] }, 10)).toBe(true);
  database.close();
});
