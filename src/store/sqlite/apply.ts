import type { Database } from 'better-sqlite3';
import { type Command, targetOf } from '../../core/command.ts';
import type { Decision } from '../../core/decision.ts';
import type { Operation, Position } from '../../core/operation.ts';
import type { Applied, Decide, Outcome } from '../store.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { createTargets } from './targets.ts';

interface Parts {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly targets: ReturnType<typeof createTargets>;
}

/** Carries out a batch in one transaction; where that fails, one by one, so that each error stays with its command. */
export function createApply({ database, ledger, targets }: Parts) {
  const carryOut = (entry: LedgerEntry, operation: Operation | null, decision: Decision): Outcome => {
    switch (decision.type) {
      case 'REFUSE':
        return { type: 'REFUSED', refusal: decision.refusal, operation };
      case 'CHANGE': {
        const event = ledger.write(entry, operation, decision.change);
        return { type: 'CHANGED', operation: event.operation, event };
      }
      case 'RENEW':
        return { type: 'RENEWED', operation: ledger.renew(existing(operation), decision.lease) };
      case 'EXISTING':
        return { type: 'EXISTING', operation: existing(operation) };
    }
  };

  const transaction = database.transaction((commands: readonly Command[], decide: Decide, head: Position) => {
    const entry = ledger.begin(head);
    const outcomes = commands.map((command) =>
      targets(targetOf(command)).map((operation) => carryOut(entry, operation, decide(command, operation))),
    );
    ledger.finish(entry);
    return { outcomes, entry };
  });

  return (commands: readonly Command[], decide: Decide, head: Position): Applied & { head: Position } => {
    try {
      const { outcomes, entry } = transaction.immediate(commands, decide, head);
      return applied(outcomes, [entry], entry.position);
    } catch (error) {
      if (commands.length > 1) return oneByOne(commands, decide, head);
      return applied([asError(error)], [], head);
    }
  };

  function oneByOne(commands: readonly Command[], decide: Decide, start: Position): Applied & { head: Position } {
    let head = start;
    const entries: LedgerEntry[] = [];
    const outcomes = commands.map((command) => {
      try {
        const { outcomes: own, entry } = transaction.immediate([command], decide, head);
        head = entry.position;
        entries.push(entry);
        return own[0] ?? [];
      } catch (error) {
        return asError(error);
      }
    });
    return applied(outcomes, entries, head);
  }
}

function applied(
  outcomes: readonly (readonly Outcome[] | Error)[],
  entries: readonly LedgerEntry[],
  head: Position,
): Applied & { head: Position } {
  return {
    outcomes,
    events: entries.flatMap((entry) => entry.events),
    claimable: entries.flatMap((entry) => entry.claimable),
    nextDue: earliestDue(outcomes),
    head,
  };
}

function earliestDue(outcomes: readonly (readonly Outcome[] | Error)[]): number | null {
  let earliest: number | null = null;
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
