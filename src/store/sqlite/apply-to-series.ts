import type { Database } from 'better-sqlite3';
import type { Position } from '../../core/operation.ts';
import type { Series } from '../../core/series.ts';
import type { SeriesCommand } from '../../core/series-command.ts';
import type { AppliedToSeries, DecideSeries, SeriesOutcome } from '../store.ts';
import { claimableAfter, type Ledger, type LedgerEntry } from './ledger.ts';
import type { SeriesTable } from './series-table.ts';
import type { Transacted } from './transacted.ts';

interface Parts {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly table: SeriesTable;
}

/** Moves series on, each in a savepoint with the occurrences that it creates, all in one transaction. */
export function createApplyToSeries({ database, ledger, table }: Parts) {
  const one = database.transaction(
    (command: SeriesCommand, decide: DecideSeries, before: Series | null, head: Position) => {
      const entry = ledger.begin(head);
      const decision = decide(command, before);
      if (decision.type === 'REFUSE') {
        const refused: SeriesOutcome = { type: 'REFUSED', refusal: decision.refusal, series: before };
        return { outcome: refused, entry };
      }
      if (before === null) throw new Error(`${command.type} of a series that does not exist`);
      table.update(before, decision.series);
      for (const occurrence of decision.occurrences) ledger.write(entry, null, occurrence);
      ledger.finish(entry);
      const changed: SeriesOutcome = { type: 'CHANGED', series: decision.series };
      return { outcome: changed, entry };
    },
  );

  const all = database.transaction((command: SeriesCommand, decide: DecideSeries, start: Position) => {
    const outcomes: SeriesOutcome[] = [];
    const entries: LedgerEntry[] = [];
    const faults: Error[] = [];
    const targets = command.type === 'RECUR' ? table.due(command.now, command.limit) : [table.byId(command.id)];
    for (const before of targets) {
      try {
        const { outcome, entry } = one(command, decide, before, entries.at(-1)?.position ?? start);
        outcomes.push(outcome);
        entries.push(entry);
      } catch (error) {
        // What a person asks for fails as a whole; so does everything where the transaction itself is lost.
        if (command.type !== 'RECUR' || !database.inTransaction) throw error;
        faults.push(new Error(`the clock could not carry on series ${before?.id}`, { cause: error }));
      }
    }
    return { outcomes, entries, faults };
  });

  return (command: SeriesCommand, decide: DecideSeries, head: Position): Transacted<AppliedToSeries> => {
    const { outcomes, entries, faults } = all.immediate(command, decide, head);
    const dues = outcomes.flatMap(({ type, series }) => (type === 'CHANGED' ? (series.nextOn ?? []) : []));
    return {
      outcomes,
      events: entries.flatMap((entry) => entry.events),
      logged: [],
      claimable: claimableAfter(entries),
      nextDue: dues.length === 0 ? null : Math.min(...dues),
      faults,
      head: entries.at(-1)?.position ?? head,
    };
  };
}
