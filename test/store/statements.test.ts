import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, it, vi } from 'vitest';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { act, claim, heartbeat, retain, settle, soon, tick } from '../core/commands.ts';
import { StoreWriter } from './store-writer.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function openWithSpy() {
  const database = new Database(':memory:');
  migrate(drizzle(database), { migrationsFolder: join(root, 'drizzle/sqlite') });
  const prepare = vi.spyOn(database, 'prepare');
  const texts = () => prepare.mock.calls.map(([text]) => text);
  return { database, store: createSqliteStore({ database, logId: '00000000' }), texts };
}

/** Everything that the store can be asked, once. */
async function useAll(store: Store, writer: StoreWriter): Promise<void> {
  const { id } = await writer.create({
    dependencyToken: 'token',
    concurrencyKey: 'key',
    requestId: `request ${await store.head()}`,
    data: '{}',
  });
  await writer.change(claim());
  await writer.ask({ ...heartbeat(1), id });
  await writer.ask({ ...heartbeat(1, { message: 'half way' }), id });
  await writer.change({ ...settle(1, 'SUCCEEDED', { result: '{}' }), id });
  await writer.change(act('DELETE', { id }));
  await writer.create({ postponeUntil: soon });
  await writer.ask(tick());
  const { filter, order } = {
    filter: { nameContains: 'contacts' },
    order: { field: 'NAME', direction: 'ASC' },
  } as const;
  const target = { kind: 'MATCHING', ids: [id], filter } as const;
  await writer.ask({ type: 'BULK', action: 'CANCEL', postponeUntil: null, reason: null, actor: 'alice', target });
  const after = { value: 'A', seq: 0 };
  await store.page({ filter, order, after, before: null, limit: 5, take: 'FIRST', withTotal: true });
  await store.counts({});
  await store.counts(filter);
  await store.countsAt({}, (await store.head()) - 1);
  await store.operations([id]);
  await Promise.all([store.activity({ from: 0, until: 1 }), store.eventsSpan(), store.positionAt(1)]);
  await store.operationAt(id, 3);
  await store.payload('result', 5);
  await store.firstOfToken('token');
  await store.lockedOfKey('key');
  await store.typeLoad(5);
  await store.events({ after: 0, until: 99, limit: 9, operationIds: null });
  await store.events({ after: 0, until: 99, limit: 9, operationIds: [id] });
  await writer.ask(retain({ CANCELED: 0 }));
  await store.cut({ occurredUntil: writer.instant, limit: 1 });
  await Promise.all([store.head(), store.floor(), store.nextDue()]);
}

it('prepares every statement once', async () => {
  const { store, texts } = openWithSpy();
  const writer = new StoreWriter(store);
  await useAll(store, writer);
  const { length } = texts();
  expect(length).toBeGreaterThan(20);
  await useAll(store, writer);
  expect(texts().slice(length)).toEqual([]);
  await store.close();
});

it('goes by an index with every fixed statement, and sorts nothing', async () => {
  const { database, store, texts } = openWithSpy();
  const fixed = [...texts()];
  expect(fixed.length).toBeGreaterThan(20);
  for (const text of fixed) {
    const places = (text.match(/\?/g) ?? []).map(() => 1);
    const named = Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, 1]));
    const plan = database
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all(...places, ...(places.length === 0 ? [named] : []))
      .map(({ detail }) => detail);
    // The counters are as many as there are types and statuses, controls as there are types, and the log is one row. The
    // minutes of the activity are counted with each new one, and that they do not grow is what they are counted for;
    // every other table grows.
    const bounded = text.includes('count(*) FROM "activity"')
      ? /^SCAN activity$/
      : /^SCAN (counters|typeControls|log)$/;
    const poor = plan.filter(
      (step) => (/^SCAN \w+$/.test(step) && !bounded.test(step)) || step.includes('TEMP B-TREE'),
    );
    expect(poor, text).toEqual([]);
  }
  await store.close();
});

it('leaves nothing of a deleted operation in the index of names', async () => {
  const { database, store } = openWithSpy();
  const writer = new StoreWriter(store);
  await writer.create({ name: 'To be deleted' });
  await writer.create({ name: 'To be kept' });
  await writer.change(act('CANCEL', { id: 'id-1' }));
  await writer.change(act('DELETE', { id: 'id-1' }));
  const named = database.prepare(`SELECT rowid FROM "operationNames" WHERE "operationNames" MATCH '"TO BE"'`).pluck();
  expect(named.all()).toEqual([2]);
  await store.close();
});

it('has no OFFSET anywhere', async () => {
  const files = await readdir(join(root, 'src'), { recursive: true });
  const sources = files.filter((file) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(50);
  for (const file of sources) {
    const text = await readFile(join(root, 'src', file), 'utf8');
    expect(/\bOFFSET\b|\.offset\(/.exec(text), file).toBeNull();
  }
});
