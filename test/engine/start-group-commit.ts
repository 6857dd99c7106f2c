import type { Command } from '../../src/core/command.ts';
import { refusal } from '../../src/core/refusal.ts';
import { createGroupCommit, type GroupCommitOptions } from '../../src/engine/group-commit.ts';
import type { Applied } from '../../src/store/store.ts';
import { act } from '../core/commands.ts';

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

/** A group commit over such a store. */
export function startGroupCommit(given: Partial<GroupCommitOptions> = {}) {
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

/** Of the event loop. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Until the first transaction is being written. */
export async function begun({ transactions }: { readonly transactions: readonly unknown[] }): Promise<void> {
  while (transactions.length === 0) await turn();
}

/** A wait that the test ends. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
