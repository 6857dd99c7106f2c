import { type Command, targetOf } from '../core/command.ts';
import { Distribution } from '../core/distribution.ts';
import { OverloadedError } from '../store/overloaded-error.ts';
import type { Applied, Committed, Decide, Outcome, Store } from '../store/store.ts';

/** How long a transaction waits for more commands, in turns of the event loop. */
const mostTurns = 4;
/** Looking for the occurrences of a rule can take as long as writing many operations. */
const recurringWeight = 100;
/** Lines are written to one table and no index: so many take as long as an operation. */
const linesPerWeight = 10;
/**
 * Transactions that are written while others wait for the disk. It bounds what is kept for those who wait; with a disk
 * that is slower than that, commands gather for fewer, larger transactions.
 */
const mostNotDurable = 4;

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
  /** Called as soon as the next transaction sees a commit: whoever carries on with it need not wait for the disk. */
  readonly onCommitted: (committed: Committed) => void;
  /** Called in the order of the log, when a commit is durable, before any of its callers learns of it. */
  readonly onDurable: (committed: Committed) => void;
  /** Told where one of the two fails: what is committed stays so, and its callers learn of it. */
  readonly onError: (error: unknown) => void;
}

export interface GroupCommit {
  /** Commands, and other work, that wait to be written. */
  readonly waiting: number;
  /** How many requests were refused because too much waited. */
  readonly refused: number;
  /** How many commands the transactions had. */
  readonly commandsOfBatch: Distribution;
  submit(command: Command): Promise<readonly Outcome[]>;
  /** The commands of one request: where there is no room for all of them, none is taken. */
  submitAll(commands: readonly Command[]): Promise<readonly (readonly Outcome[])[]>;
  /**
   * Does other work on the store, which has one writer, in its turn between two transactions. What it commits it hands
   * to `announce`, so that all is announced in the order of the log, and waits for. The clock's is taken however many are
   * waiting.
   */
  between<Result>(
    by: 'CALLER' | 'CLOCK',
    work: (announce: (committed: Committed) => Promise<void>) => Promise<Result>,
  ): Promise<Result>;
  /** Refuses what comes from now on, and resolves when all that was taken is done. */
  drain(): Promise<void>;
}

/**
 * Commands that arrive while a transaction is being written, or in the same turn of the event loop, share the next
 * transaction, each still with its own verdict. A transaction need not wait for the one before it to be durable; what
 * it came to is told after what that one came to.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { store, decide, batchSize, mostPending, onCommitted, onDurable, onError } = options;
  const pending: Pending[] = [];
  const others: (() => Promise<void>)[] = [];
  let running: Promise<void> | null = null;
  let draining = false;
  /** Resolves when all that was committed has been announced. */
  let announced: Promise<void> = Promise.resolve();
  const notDurable: Promise<void>[] = [];
  const commandsOfBatch = new Distribution([1, 2, 5, 10, 25, 50, 100, 250, 500]);
  let refused = 0;

  const run = async () => {
    while (pending.length + others.length > 0) {
      await gather();
      const other = others.shift();
      // One of each at a time: neither holds the other back, however much of it comes.
      if (other !== undefined) {
        await other();
        await gather();
      }
      // Before they are taken: what comes meanwhile is written with them.
      while (pending.length > 0 && notDurable.length >= mostNotDurable) await notDurable[0];
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
    const fail = (error: unknown) => {
      for (const { reject } of batch) reject(error);
    };
    try {
      commandsOfBatch.add(batch.length);
      const commands = batch.map(({ command }) => command);
      const applied = await store.apply(commands, decide);
      announce(applied).then(() => answer(batch, applied), fail);
    } catch (error) {
      fail(error);
    }
  };

  const answer = (batch: readonly Pending[], { outcomes }: Applied) => {
    batch.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined || outcome instanceof Error) reject(outcome ?? new Error('a command got no outcome'));
      else resolve(outcome);
    });
  };

  /** Resolves when it is durable and announced. */
  const announce = (committed: Committed): Promise<void> => {
    tell(onCommitted, committed);
    const before = announced;
    announced = committed.durable.then(() => before).then(() => tell(onDurable, committed));
    const done = () => {
      notDurable.shift();
    };
    notDurable.push(announced.then(done, done));
    return announced;
  };

  const tell = (listener: (committed: Committed) => void, committed: Committed) => {
    try {
      listener(committed);
    } catch (error) {
      onError(error);
    }
  };

  const admit = (count: number) => {
    if (draining) throw new OverloadedError('The gateway is stopping; try again in a moment.');
    if (count > 0 && pending.length + others.length + count > mostPending) {
      refused += 1;
      throw new OverloadedError('Too many changes are waiting to be written; try again in a moment.');
    }
  };

  const take = (command: Command) =>
    new Promise<readonly Outcome[]>((resolve, reject) => {
      pending.push({ command, resolve, reject });
      running ??= run();
    });

  return {
    commandsOfBatch,
    get waiting() {
      return pending.length + others.length;
    },
    get refused() {
      return refused;
    },
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
      await Promise.allSettled([announced]);
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
    case 'MATCHING':
      return target.ids.length;
    case 'DUE':
      // As many to wake, and as many whose lease has run out.
      return 2 * target.limit;
    default:
      return target.limit;
  }
}
