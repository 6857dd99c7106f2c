import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { beat, claimBy, claimed, created, settlement } from './requests.ts';
import { startEngine } from './start-engine.ts';

it('keeps a host from before out of the lease that the restored database gives to another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-restored-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [file, copy] = [join(folder, 'asyncops.db'), join(folder, 'copy.db')];

  const before = await startEngine({ store: openFile(file) });
  const { id } = await created(before.engine);
  const backup = new Database(file);
  backup.prepare('VACUUM INTO ?').run(copy);
  backup.close();
  await claimed(before.engine, claimBy('host-1'));
  await before.engine.stop();

  const { engine } = await startEngine({ store: openFile(copy) });
  const [again] = await claimed(engine, claimBy('host-2'));
  expect(again).toMatchObject({ id, epoch: 1 });
  const late = { hostId: 'host-1' };
  const lost = [{ type: 'REFUSED', refusal: { code: 'LEASE_LOST' } }];
  expect(await engine.heartbeat([beat(id, 1, late)])).toMatchObject(lost);
  expect(await engine.appendLogLines([{ id, epoch: 1, ...late, lines: ['late'], offset: null }])).toMatchObject(lost);
  expect(await engine.settle([settlement(id, 1, 'FAILED', late)])).toMatchObject(lost);
  expect(await engine.settle([settlement(id, 1, 'SUCCEEDED', { hostId: 'host-2' })])).toMatchObject([
    { type: 'CHANGED', operation: { statusCode: 'SUCCEEDED', modifiedBy: 'host-2' } },
  ]);
});

function openFile(file: string) {
  return openSqliteStore({ file, durability: 'full', randomBytes: (count) => new Uint8Array(count) });
}
