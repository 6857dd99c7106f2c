import { useRowFeedState } from '../rows/use-row-feed.ts';
import { isFiltered } from '../view/view.ts';
import { ListNotes } from './list-notes.tsx';
import { OperationsGrid, type OperationsGridProps } from './operations-grid.tsx';

export interface LiveListProps extends Omit<OperationsGridProps, 'state'> {
  readonly onClearFilters: () => void;
}

/** The rows and what is to be said of them: the one part of the page that is drawn with every frame in which rows change. */
export function LiveList({ onClearFilters, ...grid }: LiveListProps) {
  const { feed, view } = grid;
  const state = useRowFeedState(feed);
  return (
    <>
      <ListNotes feed={feed} state={state} isFiltered={isFiltered(view)} onClearFilters={onClearFilters} />
      <OperationsGrid {...grid} state={state} />
    </>
  );
}
