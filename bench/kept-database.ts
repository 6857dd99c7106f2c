import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fillDatabase } from './filled-database.ts';

/** A database of `count` operations in a folder: what an earlier run left there, or filled now. */
export async function keptDatabase(folder: string, count: number): Promise<string> {
  const file = join(folder, `${count}.db`);
  if (existsSync(file)) return file;
  // One that was given up half-way is not taken for a filled one.
  const half = `${file}.half`;
  rmSync(half, { force: true });
  await fillDatabase(half, count);
  renameSync(half, file);
  return file;
}
