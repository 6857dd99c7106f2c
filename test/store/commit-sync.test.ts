import { describe, expect, it } from 'vitest';
import { CommitSync } from '../../src/store/sqlite/commit-sync.ts';
import { SyncedByHand } from './synced-by-hand.ts';

function start() {
  const disk = new SyncedByHand();
  const failures: Error[] = [];
  const sync = new CommitSync(
    () => disk,
    (error) => failures.push(error),
  );
  /** What has come true so far. */
  const seen: string[] = [];
  const note = (name: string) => {
    void sync.untilDurable().then(
      () => seen.push(name),
      (error: Error) => seen.push(`${name}: ${error.message}`),
    );
  };
  return { disk, failures, sync, seen, note };
}

/** After all that is promised already. */
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('waiting for the disk', () => {
  it('is over at once where nothing was committed', async () => {
    const { sync, disk } = start();
    await sync.untilDurable();
    expect(disk.asked).toBe(0);
  });

  it('is over for each commit when a wait ends that began after it', async () => {
    const { disk, sync, seen, note } = start();
    sync.committed();
    note('first');
    await disk.untilAsked();
    sync.committed();
    note('second');
    sync.committed();
    note('third');
    await soon();
    expect([seen, disk.asked]).toEqual([[], 1]);
    await disk.done();
    await soon();
    expect([seen, disk.asked]).toEqual([['first'], 2]);
    await disk.done();
    await soon();
    expect([seen, disk.asked]).toEqual([['first', 'second', 'third'], 2]);
    await sync.untilDurable();
    sync.committed();
    note('fourth');
    await disk.done();
    await soon();
    expect([seen, disk.asked]).toEqual([['first', 'second', 'third', 'fourth'], 3]);
  });

  it('fails for all that waits and all that comes, once the disk has refused', async () => {
    const { disk, failures, sync, seen, note } = start();
    sync.committed();
    note('first');
    await disk.untilAsked();
    sync.committed();
    note('second');
    await disk.done(new Error('EIO'));
    await soon();
    const why = 'what was committed cannot be brought to the disk';
    expect(seen).toEqual([`first: ${why}`, `second: ${why}`]);
    expect(failures.map(({ message, cause }) => [message, cause])).toEqual([[why, new Error('EIO')]]);
    sync.committed();
    note('third');
    await soon();
    expect(seen.at(-1)).toBe(`third: ${why}`);
    expect([disk.asked, failures.length]).toEqual([1, 1]);
    await sync.close();
    expect(disk.isClosed).toBe(true);
  });

  it('fails where the file cannot be opened', async () => {
    const failures: Error[] = [];
    const sync = new CommitSync(
      () => {
        throw new Error('ENOENT');
      },
      (error) => failures.push(error),
    );
    sync.committed();
    await expect(sync.untilDurable()).rejects.toThrow('cannot be brought to the disk');
    expect(failures).toHaveLength(1);
  });

  it('closes the file when all that was committed is on the disk', async () => {
    const { disk, sync } = start();
    sync.committed();
    const closed = sync.close();
    await disk.untilAsked();
    expect(disk.isClosed).toBe(false);
    await disk.done();
    await closed;
    expect(disk.isClosed).toBe(true);
  });

  it('does not close the file under what is committed while it waits to be closed', async () => {
    const { disk, failures, sync } = start();
    sync.committed();
    const closed = sync.close();
    await disk.untilAsked();
    sync.committed();
    await disk.done();
    await soon();
    expect([disk.asked, disk.isClosed]).toEqual([2, false]);
    await disk.done();
    await closed;
    expect([failures, disk.isClosed]).toEqual([[], true]);
  });
});
