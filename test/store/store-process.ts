import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';

/** A process of its own that opens the database it is given, tells how that went, and holds it until it is killed. */
const [file = ''] = process.argv.slice(2);
try {
  const store = openSqliteStore({ file, durability: 'full', randomBytes: (count) => new Uint8Array(count) });
  process.stdout.write(`open at ${await store.head()}\n`);
  process.stdin.on('end', () => store.close()).resume();
} catch (error) {
  process.stdout.write(`${error instanceof Error ? `${error.name}: ${error.message}` : error}\n`);
}
