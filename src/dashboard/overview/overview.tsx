import { ActivityPanel } from '../activity/activity-panel.tsx';
import type { ConnectionWords } from '../shell/connection-words.ts';
import type { Counts } from '../shell/counts.ts';
import { useCounts } from '../shell/use-counts.ts';
import type { OperationTypeFacts } from '../toolbar/operation-type-facts.ts';
import type { ChangeView } from '../view/use-view.ts';
import { filterOfRest, type View } from '../view/view.ts';
import { TypeCounts } from './type-counts.tsx';

export const overviewElementId = 'overview';

export interface OverviewProps {
  readonly counts: Counts | null;
  readonly types: readonly OperationTypeFacts[];
  readonly view: View;
  readonly onChange: ChangeView;
  readonly connection: ConnectionWords;
  /** The page shows things as they stood then; null: as they are now. */
  readonly moment: number | null;
}

const ofAll = {};

/** What goes on as a whole: how many of which type, and beside it what happened when. */
export function Overview({ counts, types, view, onChange, connection, moment }: OverviewProps) {
  // The chart is of all operations: where the counts are not, something else has to tell that anything happened.
  const isOfAll = Object.keys(filterOfRest(view)).length === 0;
  const countsOfAll = useCounts(isOfAll && moment === null ? null : ofAll);
  const position = (countsOfAll ?? counts)?.position ?? null;
  return (
    <section id={overviewElementId} className="overview" aria-label="Overview">
      <TypeCounts counts={counts} types={types} view={view} onChange={onChange} />
      <ActivityPanel position={position} connection={connection} view={view} onChange={onChange} moment={moment} />
    </section>
  );
}
