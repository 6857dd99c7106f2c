import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import type { Applied } from '../../src/store/store.ts';
import { gate, startGroupCommit, turn } from './start-group-commit.ts';

describe('a group commit whose commits become durable later', () => {
  it('writes on while the disk is waited for, and tells of each in order, when it is durable', async () => {
    const seen: string[] = [];
    const disks = [gate(), gate()];
    const store = {
      applied: 0,
      apply: async (commands: readonly Command[]): Promise<Applied> => {
        const outcomes = commands.map(() => []);
        const durable = disks[store.applied]?.opened ?? Promise.resolve();
        store.applied += 1;
        return { outcomes, events: [], logged: [], claimable: [store.applied], nextDue: null, faults: [], durable };
      },
    };
    const { submit } = startGroupCommit({
      store,
      onCommitted: ({ claimable }) => seen.push(`committed ${claimable}`),
      onDurable: ({ claimable }) => seen.push(`durable ${claimable}`),
    });
    const first = submit('a').then(() => seen.push('a'));
    while (store.applied < 1) await turn();
    const second = submit('b').then(() => seen.push('b'));
    while (store.applied < 2) await turn();
    expect(seen).toEqual(['committed 1', 'committed 2']);
    // The second may be durable first: it is told of after the first.
    disks[1]?.open();
    await turn();
    expect(seen).toHaveLength(2);
    disks[0]?.open();
    await Promise.all([first, second]);
    expect(seen.slice(2).filter((what) => what.startsWith('durable'))).toEqual(['durable 1', 'durable 2']);
    expect(seen.indexOf('a')).toBeGreaterThan(seen.indexOf('durable 1'));
    expect(seen.indexOf('b')).toBeGreaterThan(seen.indexOf('durable 2'));
  });

  it('writes no more than a few transactions ahead of the disk, and what gathers meanwhile in one', async () => {
    const disk = gate();
    const transactions: number[] = [];
    const store = {
      apply: async (commands: readonly Command[]): Promise<Applied> => {
        transactions.push(commands.length);
        const outcomes = commands.map(() => []);
        const durable = disk.opened;
        return { outcomes, events: [], logged: [], claimable: [], nextDue: null, faults: [], durable };
      },
    };
    const { submit } = startGroupCommit({ store });
    const answers: Promise<unknown>[] = [];
    for (let count = 0; count < 9; count += 1) {
      answers.push(submit(`${count}`));
      // Long enough for a transaction of its own, were there no disk to wait for.
      for (let turns = 0; turns < 20; turns += 1) await turn();
    }
    expect(transactions).toEqual([1, 1, 1, 1]);
    disk.open();
    await Promise.all(answers);
    expect(transactions).toEqual([1, 1, 1, 1, 5]);
  });

  it('is not drained before all that was taken is durable', async () => {
    const disk = gate();
    const seen: string[] = [];
    const store = {
      apply: async (): Promise<Applied> => {
        seen.push('written');
        const durable = disk.opened;
        return { outcomes: [[]], events: [], logged: [], claimable: [], nextDue: null, faults: [], durable };
      },
    };
    const { commits, submit } = startGroupCommit({ store });
    const answer = submit('a').then(() => seen.push('answered'));
    const drained = commits.drain().then(() => seen.push('drained'));
    while (seen.length === 0) await turn();
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(seen).toEqual(['written']);
    disk.open();
    await Promise.all([answer, drained]);
    expect(seen.toSorted()).toEqual(['answered', 'drained', 'written']);
  });

  it('tells who asked, of that and of all that follows, where the disk refuses', async () => {
    const told: unknown[] = [];
    const { commits, submit } = startGroupCommit({
      store: {
        apply: async (commands: readonly Command[]): Promise<Applied> => {
          const durable = Promise.reject(new Error('EIO'));
          const outcomes = commands.map(() => []);
          return { outcomes, events: [], logged: [], claimable: [], nextDue: null, faults: [], durable };
        },
      },
      onDurable: (committed) => told.push(committed),
    });
    await expect(submit('a')).rejects.toThrow('EIO');
    await expect(submit('b')).rejects.toThrow('EIO');
    await commits.drain();
    expect(told).toEqual([]);
  });
});
