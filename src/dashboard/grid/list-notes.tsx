import type { RowFeed, RowFeedState } from '../rows/row-feed.ts';

export interface ListNotesProps {
  readonly feed: RowFeed | null;
  readonly state: RowFeedState | null;
  readonly isFiltered: boolean;
  readonly onClearFilters: () => void;
}

/** What is to be said of the list as a whole: what waits, what went wrong, and why it is empty. */
export function ListNotes({ feed, state, isFiltered, onClearFilters }: ListNotesProps) {
  if (state === null || feed === null) return null;
  const { phase, problem, window, waiting } = state;
  const isEmpty = phase === 'live' && window.entries.length === 0 && !window.hasBefore && !window.hasAfter;
  const newCount = waiting.rows.size;
  return (
    <>
      <div className="new-rows" role="status">
        {newCount > 0 && (
          <button type="button" className="new-rows-button" onClick={() => feed.toTop()}>
            {waiting.hasMore ? `${newCount}+ new` : `${newCount} new`}
          </button>
        )}
      </div>
      {phase === 'failed' && (
        <div className="empty" role="alert">
          <h2>The gateway does not answer this list</h2>
          <p>{problem}</p>
          {isFiltered && <ClearButton onClear={onClearFilters} />}
        </div>
      )}
      {phase === 'live' && problem !== null && (
        <div className="list-fault" role="alert">
          <span>Rows could not be read. {problem}</span>
          <button type="button" className="link-button" onClick={() => feed.retry()}>
            Try again
          </button>
        </div>
      )}
      {isEmpty && isFiltered && (
        <div className="empty">
          <h2>Nothing matches</h2>
          <p>No operation matches the filter. One that comes to match appears here by itself.</p>
          <ClearButton onClear={onClearFilters} />
        </div>
      )}
      {isEmpty && !isFiltered && (
        <div className="empty">
          <h2>No operations yet</h2>
          <p>
            They appear here as they are created: from <a href="/graphql">GraphiQL</a>, or from a shell:
          </p>
          <pre>asyncops create &quot;My first operation&quot; --type 10</pre>
        </div>
      )}
    </>
  );
}

function ClearButton({ onClear }: { onClear: () => void }) {
  return (
    <button type="button" className="tool tool-strong" onClick={onClear}>
      Clear all filters
    </button>
  );
}
