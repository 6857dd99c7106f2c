import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { OverloadedError } from '../../src/store/overloaded-error.ts';
import { act, appendLogLines, claim, create, tick } from '../core/commands.ts';
import { begun, gate, startGroupCommit, turn } from './start-group-commit.ts';

function cancelAll(ids: readonly string[]): Command {
  const target = { kind: 'IDS', ids } as const;
  return { type: 'BULK', action: 'CANCEL', postponeUntil: null, reason: null, actor: 'alice', target };
}

describe('group commit', () => {
  it('puts the commands of one turn into one transaction, and gives each its own verdict', async () => {
    const { store, submit } = startGroupCommit();
    const verdicts = await Promise.all(['a', 'b', 'c'].map(submit));
    expect(store.transactions).toEqual([['a', 'b', 'c']]);
    expect(verdicts).toEqual([['a'], ['b'], ['c']]);
    expect(await submit('d')).toEqual(['d']);
    expect(store.transactions).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('lets what arrives while a transaction is written share the next', async () => {
    const { store, submit } = startGroupCommit();
    const { opened, open } = gate();
    store.before.push(() => opened);
    const first = submit('a');
    await turn();
    const second = submit('b');
    await turn();
    const third = submit('c');
    expect(store.transactions).toEqual([['a']]);
    open();
    expect(await Promise.all([first, second, third])).toEqual([['a'], ['b'], ['c']]);
    expect(store.transactions).toEqual([['a'], ['b', 'c']]);
  });

  it('keeps to the size of a transaction, and to the order', async () => {
    const { store, submit } = startGroupCommit({ batchSize: 2 });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(submit));
    expect(store.transactions).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('counts a command on many by how many it may touch', async () => {
    const { store, commits, submit } = startGroupCommit({ batchSize: 10 });
    await Promise.all([
      commits.submit(create()),
      commits.submit(claim({ limit: 9 })),
      submit('a'),
      commits.submit(claim({ limit: 500 })),
      submit('b'),
      commits.submit(cancelAll(['c', 'd', 'e'])),
      commits.submit(cancelAll(Array.from({ length: 7 }, String))),
    ]);
    expect(store.transactions.map(({ length }) => length)).toEqual([2, 1, 1, 2, 1]);
  });

  it('counts log lines by the ten, and a command without any as one', async () => {
    const { store, commits } = startGroupCommit({ batchSize: 2 });
    const log = (...lines: string[]) => commits.submit(appendLogLines(1, lines));
    await Promise.all([log(), log(), log(), log('a'), log(...Array.from({ length: 11 }, String))]);
    expect(store.transactions.map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it('counts a tick twice: it may touch as many to wake as leases to end', async () => {
    const { store, commits, submit } = startGroupCommit({ batchSize: 200 });
    await Promise.all([submit('a'), commits.submit(tick()), submit('b')]);
    expect(store.transactions).toEqual([['a'], ['TICK'], ['b']]);
  });

  it('rejects the one command that could not be written, and no other', async () => {
    const { submit } = startGroupCommit();
    const settled = await Promise.allSettled([submit('a'), submit('broken'), submit('c')]);
    expect(settled).toEqual([
      { status: 'fulfilled', value: ['a'] },
      { status: 'rejected', reason: new Error('broken cannot be written') },
      { status: 'fulfilled', value: ['c'] },
    ]);
  });

  it('rejects those of a transaction that failed, and goes on with the next', async () => {
    const { store, submit } = startGroupCommit();
    const fault = new Error('the disk is gone');
    store.before.push(() => Promise.reject(fault));
    const failed = Promise.allSettled([submit('a'), submit('b')]);
    await begun(store);
    expect(await submit('c')).toEqual(['c']);
    expect(await failed).toEqual([
      { status: 'rejected', reason: fault },
      { status: 'rejected', reason: fault },
    ]);
  });

  it('refuses as overload what is more than may wait, and does what it took', async () => {
    const { store, commits, submit } = startGroupCommit({ mostPending: 2 });
    const all = [submit('a'), submit('b'), submit('c')];
    expect(commits.waiting).toBe(2);
    const settled = await Promise.allSettled(all);
    expect(settled).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled' },
      { status: 'rejected', reason: expect.any(OverloadedError) },
    ]);
    expect(store.transactions).toEqual([['a', 'b']]);
    expect(await submit('d')).toEqual(['d']);
    expect([commits.waiting, commits.refused]).toEqual([0, 1]);
    const { counts, sum } = commits.commandsOfBatch;
    expect([counts, sum]).toEqual([[1, 1, 0, 0, 0, 0, 0, 0, 0, 0], 3]);
  });

  it('takes a tick however many wait', async () => {
    const { store, commits, submit } = startGroupCommit({ mostPending: 1 });
    const settled = await Promise.allSettled([submit('a'), submit('b'), commits.submit(tick())]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(store.transactions).toEqual([['a'], ['TICK']]);
  });

  it('takes a batch whole or not at all', async () => {
    const { store, commits, submit } = startGroupCommit({ mostPending: 3 });
    const commands = ['a', 'b', 'c'].map((id) => act('CANCEL', { id }));
    const first = submit('x');
    await expect(commits.submitAll(commands)).rejects.toThrow(OverloadedError);
    expect(await first).toEqual(['x']);
    expect(await commits.submitAll(commands)).toHaveLength(3);
    expect(await commits.submitAll([])).toEqual([]);
    expect(store.transactions).toEqual([['x'], ['a', 'b', 'c']]);
  });

  it('announces a commit before its callers learn of it, and tells them also where that fails', async () => {
    const fault = new Error('nobody listens');
    const seen: string[] = [];
    const { errors, submit } = startGroupCommit({
      onDurable: () => {
        seen.push('announced');
        throw fault;
      },
    });
    await Promise.all(['a', 'b'].map(async (id) => seen.push(`answered ${await submit(id)}`)));
    expect(seen).toEqual(['announced', 'answered a', 'answered b']);
    expect(errors).toEqual([fault]);
  });

  it('announces what other work commits in its order among the others, before whoever asked for it learns of it', async () => {
    const announced: (number | null)[] = [];
    const fault = new Error('nobody listens');
    const { commits, submit, errors } = startGroupCommit({
      onDurable: ({ nextDue }) => {
        announced.push(nextDue);
        if (nextDue !== null) throw fault;
      },
    });
    const committed = { events: [], logged: [], claimable: [], nextDue: 7, faults: [], durable: Promise.resolve() };
    const seen: unknown[] = [];
    await Promise.all([
      submit('a').then(() => seen.push('a', announced.length)),
      commits
        .between('CALLER', async (announce) => {
          await announce(committed);
          return 'other';
        })
        .then((answer) => seen.push(answer, announced.length)),
    ]);
    expect(seen).toEqual(['other', 1, 'a', 2]);
    expect(announced).toEqual([7, null]);
    expect(errors).toEqual([fault]);
  });

  it('lets commands have their turn, however much other work waits', async () => {
    const { store, commits, submit } = startGroupCommit();
    const note = (name: string) => commits.between('CALLER', async () => store.transactions.push([name]));
    await Promise.all([note('x'), note('y'), note('z'), submit('a')]);
    expect(store.transactions).toEqual([['x'], ['a'], ['y'], ['z']]);
  });

  it('bounds other work too, all but the clock’s', async () => {
    const { commits, submit } = startGroupCommit({ mostPending: 1 });
    const first = submit('a');
    await expect(commits.between('CALLER', async () => 1)).rejects.toThrow(OverloadedError);
    expect(await commits.between('CLOCK', async () => 2)).toBe(2);
    expect(await first).toEqual(['a']);
    expect(await commits.between('CALLER', async () => 3)).toBe(3);
  });

  it('drains: does all that it took, and takes no more', async () => {
    const { store, commits, submit } = startGroupCommit({ batchSize: 1 });
    const { opened, open } = gate();
    store.before.push(() => opened);
    const taken = Promise.all([submit('a'), submit('b')]);
    let isDrained = false;
    const drained = commits.drain().then(() => {
      isDrained = true;
    });
    await expect(submit('c')).rejects.toThrow(OverloadedError);
    await begun(store);
    expect([store.transactions, isDrained]).toEqual([[['a']], false]);
    open();
    await drained;
    expect(await taken).toEqual([['a'], ['b']]);
    await commits.drain();
  });

  it('does other work between two transactions, before the commands that wait, and while it drains', async () => {
    const { store, commits, submit } = startGroupCommit({ batchSize: 1 });
    const hold = Promise.withResolvers<void>();
    store.before.push(() => hold.promise);
    const first = submit('a');
    await begun(store);
    const fault = new Error('no');
    const second = submit('b');
    const other = commits.between('CLOCK', async () => store.transactions.push(['other']));
    const failing = expect(commits.between('CLOCK', () => Promise.reject(fault))).rejects.toBe(fault);
    const drained = commits.drain();
    hold.resolve();
    await Promise.all([first, second, other, failing, drained]);
    expect(store.transactions).toEqual([['a'], ['other'], ['b']]);
    await expect(commits.between('CLOCK', async () => 1)).rejects.toThrow(OverloadedError);
  });
});
