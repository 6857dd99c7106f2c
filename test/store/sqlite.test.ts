import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openSqliteStore, type SqliteStoreOptions } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { storeContract } from './contract.ts';
import { countsContract } from './counts-contract.ts';
import type { OpenStore } from './open-store.ts';
import { pageContract } from './page-contract.ts';
import { pagingContract } from './paging-contract.ts';

function openIn(options: Partial<SqliteStoreOptions>): OpenStore {
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'asyncops-store-'));
    const openAgain = () =>
      openSqliteStore({ file: join(folder, 'asyncops.db'), durability: 'full', randomBytes, ...options });
    const store = openAgain();
    let current: Store = store;
    return {
      store,
      reopen: async () => {
        await current.close();
        current = openAgain();
        return current;
      },
      dispose: async () => {
        await current.close();
        await rm(folder, { recursive: true });
      },
    };
  };
}

storeContract('SQLite in memory', async () => {
  const store = openSqliteStore({ file: ':memory:', durability: 'full', randomBytes });
  return { store, dispose: () => store.close() };
});

storeContract('SQLite in a file', openIn({}));

const inThread = openIn({ mostShortRows: -1, logPages: 50 });

describe('the store over SQLite in a file, with every read that may be long in a thread of its own', () => {
  describe('pages and counts', () => pageContract(inThread));
  describe('counts in the past', () => countsContract(inThread));
  describe('paging through', () => pagingContract(inThread));
});
