import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../src/core/command.ts';
import type { CreateInput } from '../../src/core/create-input.ts';
import type { Operation } from '../../src/core/operation.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { act, claim, settle, soon } from '../core/commands.ts';
import { now } from '../core/decision-context.ts';
import { StoreWriter } from './store-writer.ts';

const count = 20_000;

/** Most are alike, as in life: one owner, one type, names that begin alike; a few of each kind stand out. */
function inputOf(nth: number): Partial<CreateInput> {
  return {
    name: nth % 4_000 === 7 ? `Quarterly audit ${nth}` : nth % 2 === 0 ? 'Import contacts' : `Import contacts ${nth}`,
    operationType: nth % 10 === 0 ? (nth % 100) / 10 + 1 : 50,
    ownerId: nth % 4_000 === 8 ? 'carol' : 'system',
    correlationId: nth % 4_000 === 9 ? 'migration' : null,
    dependencyToken: nth % 4_000 === 10 ? 'in-a-row' : null,
    regardingObjectId: nth % 4_000 === 11 ? 'account-1' : null,
    concurrencyKey: nth % 4_000 === 13 ? 'mailbox' : null,
    concurrencyLimit: nth % 4_000 === 13 ? 2 : null,
    postponeUntil: nth % 4 === 0 ? soon + nth : null,
    data: null,
  };
}

/**
 * Writes a database with enough operations in it that it matters how they are read. A hundred are made in each
 * millisecond; some twenty have been canceled, ten are done, and ten are held by a host.
 */
export async function writeManyOperations(): Promise<{
  file: string;
  operations: Operation[];
  remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-plan-'));
  const file = join(folder, 'asyncops.db');
  const store = openSqliteStore({ file, durability: 'relaxed', randomBytes: (bytes) => new Uint8Array(bytes) });
  const writer = new StoreWriter(store);
  const ids: string[] = [];
  for (let made = 0; made < count; made += 100) {
    writer.instant = now + made / 100;
    const creations: Command[] = Array.from({ length: 100 }, (_, index) => writer.creation(inputOf(made + index)));
    const { outcomes } = await writer.apply(...creations);
    for (const outcome of outcomes) ids.push(outcome instanceof Error ? '' : (outcome[0]?.operation?.id ?? ''));
  }
  writer.instant = now + count;
  for (let nth = 501; nth < count; nth += 1_000) await writer.ask(act('CANCEL', { id: ids[nth] ?? '' }));
  for (const operation of await writer.change(claim({ operationTypes: [50], limit: 10 }))) {
    await writer.change({ ...settle(1, 'SUCCEEDED'), id: operation.id });
  }
  await writer.change(claim({ operationTypes: [50], limit: 10 }));
  const operations = (await store.operations(ids)).flatMap((operation) => operation ?? []);
  await store.close();
  return { file, operations, remove: () => rm(folder, { recursive: true }) };
}
