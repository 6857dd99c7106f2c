import type { Database } from 'better-sqlite3';
import {
  type ClaimableTarget,
  type Command,
  earlierOf,
  type RetainCommand,
  type TickCommand,
  targetOf,
} from '../../core/command.ts';
import type { Operation, Position } from '../../core/operation.ts';
import type { Applied, Decide, Outcome } from '../store.ts';
import type { createClaimQueues } from './claim-queue.ts';
import type { DiskRoom } from './disk-room.ts';
import { claimableAfter, type Ledger, type LedgerEntry } from './ledger.ts';
import { type OperationRow, operationFromRow } from './operation-row.ts';
import type { SeriesTable } from './series-table.ts';
import type { Targets } from './targets.ts';
import type { Transacted } from './transacted.ts';

interface Parts {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly series: SeriesTable;
  readonly targets: Targets;
  readonly openClaimQueue: ReturnType<typeof createClaimQueues>;
  readonly room: DiskRoom;
}

/** On whatever is due, for which nobody asked. */
type ByTheClock = TickCommand | RetainCommand;

/** What became of one command, with all that was written for it. */
interface Done {
  readonly outcomes: readonly Outcome[];
  readonly entries: readonly LedgerEntry[];
  readonly faults: readonly Error[];
}

/** Carries out a batch in one transaction; where that fails, one by one, so that each error stays with its command. */
export function createApply({ database, ledger, series, targets, openClaimQueue, room }: Parts) {
  const carryOut = (entry: LedgerEntry, command: Command, operation: Operation | null, decide: Decide): Outcome => {
    const earlier = targets.earlier(earlierOf(command, operation), entry.updates.flush);
    const load = () => ledger.load(entry, existing(operation).operationType);
    const decision = decide(command, operation, earlier, load);
    switch (decision.type) {
      case 'REFUSE':
        return { type: 'REFUSED', refusal: decision.refusal, operation };
      case 'CHANGE': {
        const isRerun = operation !== null && decision.change.from === null;
        const event = ledger.write(entry, isRerun ? null : operation, decision.change);
        if (decision.series !== undefined) {
          series.insert(decision.series);
          entry.expected.push(decision.series.nextOn);
        }
        if (decision.control !== undefined) ledger.control(entry, decision.control);
        return { type: 'CHANGED', operation: event.operation, event, ...(isRerun ? { rerunOf: operation } : {}) };
      }
      case 'RENEW':
        return { type: 'RENEWED', operation: ledger.renew(entry, existing(operation), decision.lease) };
      case 'APPEND': {
        const target = existing(operation);
        return { type: 'APPENDED', operation: target, newest: ledger.append(entry, target, decision.append) };
      }
      case 'EXISTING':
        return { type: 'EXISTING', operation: existing(earlier ?? operation) };
    }
  };

  /** Each that is taken changes what the next one is; one that is refused ends the turn of its type. */
  const claim = (entry: LedgerEntry, command: Command, target: ClaimableTarget, decide: Decide): Outcome[] => {
    const lastClaim = (operationType: number) => ledger.lastClaim(entry, operationType);
    const queue = openClaimQueue(target, lastClaim, entry.updates.flush);
    const outcomes: Outcome[] = [];
    let taken = 0;
    while (taken < target.limit) {
      const operation = queue.next();
      if (operation === null) break;
      const outcome = carryOut(entry, command, operation, decide);
      outcomes.push(outcome);
      if (outcome.type === 'REFUSED') queue.passOver(operation.operationType);
      else taken += 1;
    }
    return outcomes;
  };

  const carryOutAll = (entry: LedgerEntry, command: Command, decide: Decide): Outcome[] => {
    const target = targetOf(command);
    if (target.kind === 'CLAIMABLE') return claim(entry, command, target, decide);
    return targets.find(target, entry.updates.flush).map((operation) => carryOut(entry, command, operation, decide));
  };

  const transaction = database.transaction((commands: readonly Command[], decide: Decide, head: Position) => {
    const entry = ledger.begin(head);
    const outcomes = commands.map((command) => carryOutAll(entry, command, decide));
    ledger.finish(entry);
    return { outcomes, entry };
  });

  const onOne = database.transaction((command: Command, decide: Decide, head: Position, row: OperationRow) => {
    const entry = ledger.begin(head);
    const outcome = carryOut(entry, command, operationFromRow(row), decide);
    ledger.finish(entry);
    return { outcome, entry };
  });

  const alone = (command: Command, decide: Decide, head: Position): Done => {
    const { outcomes, entry } = transaction.immediate([command], decide, head);
    return { outcomes: outcomes[0] ?? [], entries: [entry], faults: [] };
  };

  /** Each operation in a savepoint of its own, but all in one transaction: the disk is waited for once. */
  const dueOneByOne = database.transaction((command: ByTheClock, decide: Decide, start: Position): Done => {
    const outcomes: Outcome[] = [];
    const entries: LedgerEntry[] = [];
    const faults: Error[] = [];
    const target = targetOf(command);
    const due = target.kind === 'DUE' || target.kind === 'OUTLIVED' ? targets.due(target) : [];
    for (const row of due) {
      const head = entries.at(-1)?.position ?? start;
      try {
        const { outcome, entry } = onOne(command, decide, head, row);
        outcomes.push(outcome);
        entries.push(entry);
      } catch (error) {
        // Some errors (a full disk) take the whole transaction with them, not only the savepoint.
        if (!database.inTransaction) throw error;
        const message = `the clock could not carry out what it owes to operation ${row.id}`;
        faults.push(new Error(message, { cause: error }));
      }
    }
    return { outcomes, entries, faults };
  });

  return (commands: readonly Command[], decide: Decide, head: Position): Transacted<Applied> => {
    try {
      const { outcomes, entry } = transaction.immediate(commands, decide, head);
      return applied(outcomes, [entry], [], entry.position);
    } catch (error) {
      if (commands.length > 1 || commands.some(isByTheClock)) return oneByOne(commands, decide, head);
      return applied([asError(room.explained(error))], [], [], head);
    }
  };

  function oneByOne(commands: readonly Command[], decide: Decide, start: Position): Transacted<Applied> {
    let head = start;
    const entries: LedgerEntry[] = [];
    const faults: Error[] = [];
    const outcomes = commands.map((command) => {
      try {
        const done = isByTheClock(command)
          ? dueOneByOne.immediate(command, decide, head)
          : alone(command, decide, head);
        head = done.entries.at(-1)?.position ?? head;
        entries.push(...done.entries);
        faults.push(...done.faults);
        return done.outcomes;
      } catch (error) {
        return asError(room.explained(error));
      }
    });
    return applied(outcomes, entries, faults, head);
  }
}

function isByTheClock(command: Command): command is ByTheClock {
  return command.type === 'TICK' || command.type === 'RETAIN';
}

function applied(
  outcomes: readonly (readonly Outcome[] | Error)[],
  entries: readonly LedgerEntry[],
  faults: readonly Error[],
  head: Position,
): Transacted<Applied> {
  return {
    outcomes,
    events: entries.flatMap((entry) => entry.events),
    logged: entries.flatMap((entry) => entry.logged),
    claimable: claimableAfter(entries),
    nextDue: earliestDue(outcomes, entries),
    faults,
    head,
  };
}

function earliestDue(
  outcomes: readonly (readonly Outcome[] | Error)[],
  entries: readonly LedgerEntry[],
): number | null {
  let earliest: number | null = null;
  for (const due of entries.flatMap((entry) => entry.expected)) {
    if (due !== null && (earliest === null || due < earliest)) earliest = due;
  }
  for (const outcome of outcomes.flatMap((list) => (list instanceof Error ? [] : list))) {
    if (outcome.type !== 'CHANGED' && outcome.type !== 'RENEWED') continue;
    const { lease, statusCode, postponeUntil } = outcome.operation;
    const due = lease === null ? (statusCode === 'WAITING' ? postponeUntil : null) : lease.expiresOn;
    if (due !== null && (earliest === null || due < earliest)) earliest = due;
  }
  return earliest;
}

function existing(operation: Operation | null): Operation {
  if (operation === null) throw new Error('a decision about an operation that does not exist');
  return operation;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
