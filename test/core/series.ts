import type { CreateInput } from '../../src/core/create-input.ts';
import { decide } from '../../src/core/decide.ts';
import type { DecisionContext } from '../../src/core/decision.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { Series } from '../../src/core/series.ts';
import type {
  RecurCommand,
  SeriesAction,
  SeriesActionCommand,
  SeriesChangeCommand,
  SeriesChanges,
} from '../../src/core/series-command.ts';
import { create } from './commands.ts';
import { contextAt, now } from './decision-context.ts';
import { changedBy } from './operation-in.ts';

/** Commands on series with nothing in them but what the test names. */
export function actOnSeries(type: SeriesAction, given: Partial<SeriesActionCommand> = {}): SeriesActionCommand {
  return { type, id: 'series', expectedVersion: null, actor: 'alice', ...given };
}

export function seriesChanges(given: Partial<SeriesChanges> = {}): SeriesChanges {
  const rule = { recurrencePattern: null, recurrenceStartTime: null, recurrenceTimeZone: null };
  return { name: null, data: null, ...rule, missedOccurrences: null, ...given };
}

export function changeSeries(
  changes: Partial<SeriesChanges>,
  given: Partial<SeriesChangeCommand> = {},
): SeriesChangeCommand {
  return {
    type: 'CHANGE',
    id: 'series',
    expectedVersion: null,
    changes: seriesChanges(changes),
    actor: 'alice',
    ...given,
  };
}

export function recur(instant: number): RecurCommand {
  return { type: 'RECUR', now: instant, limit: 100, actor: 'platform' };
}

/** A series that was created, and its first occurrence. */
export function createdSeries(
  given: Partial<CreateInput>,
  context: DecisionContext = contextAt(now),
): { readonly series: Series; readonly first: Operation } {
  const command = create(given);
  const decision = decide(command, null, context);
  if (decision.type !== 'CHANGE' || decision.series === undefined) {
    throw new Error(`no series: ${JSON.stringify(decision)}`);
  }
  return { series: decision.series, first: changedBy(null, command, context) };
}
