import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { refusal } from '../../src/core/refusal.ts';
import { OverloadedError } from '../../src/engine/engine.ts';
import { createGroupCommit, type GroupCommitOptions } from '../../src/engine/group-commit.ts';
import type { Applied } from '../../src/store/store.ts';
import { act, appendLogLines, claim, create, tick } from '../core/commands.ts';

/** A store that only notes what it was given, answers each command by its id, and waits where it is told to. */
class NotingStore {
  readonly transactions: string[][] = [];
  /** What the next calls of `apply` wait for before they answer. */
  readonly before: (() => Promise<void>)[] = [];

  async apply(commands: readonly Command[]): Promise<Applied> {
    this.transactions.push(commands.map(nameOf));
    await this.before.shift()?.();
    const outcomes = commands.map((command) => {
      const name = nameOf(command);
      if (name.startsWith('broken')) return new Error(`${name} cannot be written`);
      return [{ type: 'REFUSED', refusal: refusal('NOT_FOUND', name), operation: null } as const];
    });
    return { outcomes, events: [], logged: [], claimable: [], nextDue: null, faults: [], durable: Promise.resolve() };
  }
}

function nameOf(command: Command): string {
  return 'id' in command ? command.id : command.type;
}

function start(given: Partial<GroupCommitOptions> = {}) {
  const store = new NotingStore();
  const errors: unknown[] = [];
  const commits = createGroupCommit({
    store,
    decide: () => ({ type: 'EXISTING' }),
    batchSize: 100,
    mostPending: 100,
    onCommitted: () => {},
    onDurable: () => {},
    onError: (error) => errors.push(error),
    ...given,
  });
  const submit = async (id: string) => {
    const outcomes = await commits.submit(act('CANCEL', { id }));
    return outcomes.map((outcome) => (outcome.type === 'REFUSED' ? outcome.refusal.message : outcome.type));
  };
  return { store, errors, commits, submit };
}

function cancelAll(ids: readonly string[]): Command {
  const target = { kind: 'IDS', ids } as const;
  return { type: 'BULK', action: 'CANCEL', postponeUntil: null, reason: null, actor: 'alice', target };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Until the first transaction is being written. */
async function begun({ transactions }: { readonly transactions: readonly unknown[] }): Promise<void> {
  while (transactions.length === 0) await turn();
}

/** A wait that the test ends. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('group commit', () => {
  it('puts the commands of one turn into one transaction, and gives each its own verdict', async () => {
    const { store, submit } = start();
    const verdicts = await Promise.all(['a', 'b', 'c'].map(submit));
    expect(store.transactions).toEqual([['a', 'b', 'c']]);
    expect(verdicts).toEqual([['a'], ['b'], ['c']]);
    expect(await submit('d')).toEqual(['d']);
    expect(store.transactions).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('lets what arrives while a transaction is written share the next', async () => {
    const { store, submit } = start();
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
    const { store, submit } = start({ batchSize: 2 });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(submit));
    expect(store.transactions).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('counts a command on many by how many it may touch', async () => {
    const { store, commits, submit } = start({ batchSize: 10 });
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
    const { store, commits } = start({ batchSize: 2 });
    const log = (...lines: string[]) => commits.submit(appendLogLines(1, lines));
    await Promise.all([log(), log(), log(), log('a'), log(...Array.from({ length: 11 }, String))]);
    expect(store.transactions.map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it('counts a tick twice: it may touch as many to wake as leases to end', async () => {
    const { store, commits, submit } = start({ batchSize: 200 });
    await Promise.all([submit('a'), commits.submit(tick()), submit('b')]);
    expect(store.transactions).toEqual([['a'], ['TICK'], ['b']]);
  });

  it('rejects the one command that could not be written, and no other', async () => {
    const { submit } = start();
    const settled = await Promise.allSettled([submit('a'), submit('broken'), submit('c')]);
    expect(settled).toEqual([
      { status: 'fulfilled', value: ['a'] },
      { status: 'rejected', reason: new Error('broken cannot be written') },
      { status: 'fulfilled', value: ['c'] },
    ]);
  });

  it('rejects those of a transaction that failed, and goes on with the next', async () => {
    const { store, submit } = start();
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
    const { store, submit } = start({ mostPending: 2 });
    const settled = await Promise.allSettled([submit('a'), submit('b'), submit('c')]);
    expect(settled).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled' },
      { status: 'rejected', reason: expect.any(OverloadedError) },
    ]);
    expect(store.transactions).toEqual([['a', 'b']]);
    expect(await submit('d')).toEqual(['d']);
  });

  it('takes a tick however many wait', async () => {
    const { store, commits, submit } = start({ mostPending: 1 });
    const settled = await Promise.allSettled([submit('a'), submit('b'), commits.submit(tick())]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(store.transactions).toEqual([['a'], ['TICK']]);
  });

  it('takes a batch whole or not at all', async () => {
    const { store, commits, submit } = start({ mostPending: 3 });
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
    const { errors, submit } = start({
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
    const { commits, submit, errors } = start({
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
    const { submit } = start({
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
    const { submit } = start({ store });
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
    const { commits, submit } = start({ store });
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
    const { commits, submit } = start({
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

  it('lets commands have their turn, however much other work waits', async () => {
    const { store, commits, submit } = start();
    const note = (name: string) => commits.between('CALLER', async () => store.transactions.push([name]));
    await Promise.all([note('x'), note('y'), note('z'), submit('a')]);
    expect(store.transactions).toEqual([['x'], ['a'], ['y'], ['z']]);
  });

  it('bounds other work too, all but the clock’s', async () => {
    const { commits, submit } = start({ mostPending: 1 });
    const first = submit('a');
    await expect(commits.between('CALLER', async () => 1)).rejects.toThrow(OverloadedError);
    expect(await commits.between('CLOCK', async () => 2)).toBe(2);
    expect(await first).toEqual(['a']);
    expect(await commits.between('CALLER', async () => 3)).toBe(3);
  });

  it('drains: does all that it took, and takes no more', async () => {
    const { store, commits, submit } = start({ batchSize: 1 });
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
    const { store, commits, submit } = start({ batchSize: 1 });
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
