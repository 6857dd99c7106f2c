import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { storeContract } from './contract.ts';

const openAt = (file: string) => openSqliteStore({ file, durability: 'full', randomBytes });

storeContract('SQLite in memory', async () => {
  const store = openAt(':memory:');
  return { store, dispose: () => store.close() };
});

storeContract('SQLite in a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-store-'));
  const file = join(folder, 'asyncops.db');
  const store = openAt(file);
  let current: Store = store;
  return {
    store,
    reopen: async () => {
      await current.close();
      current = openAt(file);
      return current;
    },
    dispose: async () => {
      await current.close();
      await rm(folder, { recursive: true });
    },
  };
});
