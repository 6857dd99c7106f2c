import type { SeriesCommand } from '../core/series-command.ts';
import type { DecideSeries, SeriesOutcome, Store } from '../store/store.ts';
import type { GroupCommit } from './group-commit.ts';

/** Commands on series, each in a turn of its own between two transactions. */
export interface AskingSeries {
  onSeries(by: 'CALLER' | 'CLOCK', command: SeriesCommand): Promise<readonly SeriesOutcome[]>;
  /** What a caller asks of one series. */
  oneSeries(command: SeriesCommand): Promise<SeriesOutcome>;
}

export function createAskingSeries(
  commits: Pick<GroupCommit, 'between'>,
  store: Pick<Store, 'applyToSeries'>,
  decide: DecideSeries,
): AskingSeries {
  const onSeries: AskingSeries['onSeries'] = (by, command) =>
    commits.between(by, async (announce) => {
      const applied = await store.applyToSeries(command, decide);
      await announce(applied);
      return applied.outcomes;
    });
  return {
    onSeries,
    oneSeries: async (command) => {
      const [outcome] = await onSeries('CALLER', command);
      if (outcome === undefined) throw new Error('a command got no outcome');
      return outcome;
    },
  };
}
