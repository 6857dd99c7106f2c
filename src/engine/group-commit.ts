import { type Command, targetOf } from '../core/command.ts';
import type { Committed, Decide, Outcome, Store } from '../store/store.ts';
import { OverloadedError } from './engine.ts';

/** How long a transaction waits for more commands, in turns of the event loop. */
const mostTurns = 4;
/** Looking for the occurrences of a rule can take as long as writing many operations. */
const recurringWeight = 100;
/** Lines are written to one table and no index: so many take as long as an operation. */
const linesPerWeight = 10;

interface Pending {
  readonly command: Command;
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions {
  readonly store: Pick<Store, 'apply'>;
  readonly decide: Decide;
  /** Operations that the commands of one transaction may touch at most; a command that may touch more has its own. */
  readonly batchSize: number;
  /** Commands that may wait at most; past it they are refused as overload, all but the tick of the clock. */
  readonly mostPending: number;
  /** Called after each commit, before any of its callers learns of it. */
  readonly onApplied: (committed: Committed) => void;
  /** Told where `onApplied` fails: what is committed stays so, and its callers learn of it. */
  readonly onError: (error: unknown) => void;
}

export interface GroupCommit {
  submit(command: Command): Promise<readonly Outcome[]>;
  /** The commands of one request: where there is no room for all of them, none is taken. */
  submitAll(commands: readonly Command[]): Promise<readonly (readonly Outcome[])[]>;
  /**
   * Does other work on the store, which has one writer, in its turn between two transactions. What it commits it hands
   * to `announce`, so that all is announced in the order of the log. The clock's is taken however many are waiting.
   */
  between<Result>(
    by: 'CALLER' | 'CLOCK',
    work: (announce: (committed: Committed) => void) => Promise<Result>,
  ): Promise<Result>;
  /** Refuses what comes from now on, and resolves when all that was taken is done. */
  drain(): Promise<void>;
}

/**
 * Commands that arrive while a transaction is being written, or in the same turn of the event loop, share the next
 * transaction: one wait for the disk for all of them, each still with its own verdict.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { store, decide, batchSize, mostPending, onApplied, onError } = options;
  const pending: Pending[] = [];
  const others: (() => Promise<void>)[] = [];
  let running: Promise<void> | null = null;
  let draining = false;

  const run = async () => {
    while (pending.length + others.length > 0) {
      await gather();
      const other = others.shift();
      // One of each at a time: neither holds the other back, however much of it comes.
      if (other !== undefined) {
        await other();
        await gather();
      }
      if (pending.length > 0) await commit(pending.splice(0, countThatFits(pending, batchSize)));
    }
    running = null;
  };

  /**
   * A turn of the event loop lets every request whose bytes have arrived add its command; while some do, one more is
   * worth it, since a transaction fewer spares a wait for the disk. A command that comes alone waits for one turn.
   */
  const gather = async () => {
    let gathered = 0;
    for (let turns = 0; turns < mostTurns && (turns === 0 || pending.length > gathered); turns += 1) {
      gathered = pending.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const commit = async (batch: readonly Pending[]) => {
    try {
      const applied = await store.apply(
        batch.map(({ command }) => command),
        decide,
      );
      announce(applied);
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = applied.outcomes[index];
        if (outcome === undefined || outcome instanceof Error) reject(outcome ?? new Error('a command got no outcome'));
        else resolve(outcome);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const announce = (committed: Committed) => {
    try {
      onApplied(committed);
    } catch (error) {
      onError(error);
    }
  };

  const admit = (count: number) => {
    if (draining) throw new OverloadedError('The gateway is stopping; try again in a moment.');
    if (count > 0 && pending.length + others.length + count > mostPending) {
      throw new OverloadedError('Too many changes are waiting to be written; try again in a moment.');
    }
  };

  const take = (command: Command) =>
    new Promise<readonly Outcome[]>((resolve, reject) => {
      pending.push({ command, resolve, reject });
      running ??= run();
    });

  return {
    submit: async (command) => {
      // There is one of the clock's at a time, and without it what is due would wait as long as the rush lasts.
      admit(command.type === 'TICK' || command.type === 'RETAIN' ? 0 : 1);
      return take(command);
    },
    submitAll: async (commands) => {
      admit(commands.length);
      return Promise.all(commands.map(take));
    },
    between: async (by, work) => {
      admit(by === 'CLOCK' ? 0 : 1);
      return new Promise((resolve, reject) => {
        others.push(() => work(announce).then(resolve, reject));
        running ??= run();
      });
    },
    drain: async () => {
      draining = true;
      await running;
    },
  };
}

/** How many of the first commands make up a transaction: at least one. */
function countThatFits(pending: readonly Pending[], batchSize: number): number {
  let touched = 0;
  const tooMany = pending.findIndex(({ command }) => {
    touched += weightOf(command);
    return touched > batchSize;
  });
  return tooMany === -1 ? pending.length : Math.max(tooMany, 1);
}

/** How many operations a command may touch, or takes as long as. */
function weightOf(command: Command): number {
  const target = targetOf(command);
  switch (target.kind) {
    case 'REQUEST':
      return command.type === 'CREATE' && command.input.recurrencePattern !== null ? recurringWeight : 1;
    case 'IDS':
      // One at least: the operation is looked at also where there is no line for it.
      return command.type === 'APPEND_LOG_LINES'
        ? Math.max(Math.ceil(command.lines.length / linesPerWeight), 1)
        : target.ids.length;
    case 'DUE':
      // As many to wake, and as many whose lease has run out.
      return 2 * target.limit;
    default:
      return target.limit;
  }
}
