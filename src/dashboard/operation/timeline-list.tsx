import { useState } from 'react';
import { Moment } from '../time/moment.tsx';
import { canReadOlder, type Timeline } from './timeline.ts';
import { TimelineItem } from './timeline-item.tsx';

export interface TimelineListProps {
  readonly timeline: Timeline;
  readonly isReadingOlder: boolean;
  readonly onReadOlder: () => void;
}

const shownAtOnce = 50;

/** What has happened, newest first, and more where somebody asks for it. */
export function TimelineList({ timeline, isReadingOlder, onReadOlder }: TimelineListProps) {
  const [most, setMost] = useState(shownAtOnce);
  const { entries, unreadBefore, dropped } = timeline;
  const [oldest] = entries;
  const hidden = Math.max(0, entries.length - most);
  const isHere = unreadBefore === null && dropped === 0;
  return (
    <>
      <ol className="timeline" reversed>
        {entries
          .slice(hidden)
          .reverse()
          .map((entry) => (
            <TimelineItem key={entry.first.position} entry={entry} />
          ))}
      </ol>
      {hidden > 0 && (
        <button type="button" className="link-button" onClick={() => setMost(most + shownAtOnce)}>
          Show {Math.min(shownAtOnce, hidden)} older of {hidden}
        </button>
      )}
      {hidden === 0 && canReadOlder(timeline) && (
        <button type="button" className="link-button" disabled={isReadingOlder} onClick={onReadOlder}>
          {isReadingOlder ? 'Reading…' : 'Read what is older'}
        </button>
      )}
      {hidden === 0 && !canReadOlder(timeline) && oldest !== undefined && oldest.first.kind !== 'CREATED' && (
        <p className="dim">
          What happened before <Moment iso={oldest.first.occurredOn} /> is not {isHere ? 'kept' : 'shown here'}.
        </p>
      )}
    </>
  );
}
