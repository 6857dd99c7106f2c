import { useState } from 'react';
import { Moment } from '../time/moment.tsx';
import { newestFirst, type Timeline } from './timeline.ts';
import { TimelineItem } from './timeline-item.tsx';

export interface TimelineListProps {
  readonly timeline: Timeline;
  readonly isReadingOn: boolean;
  readonly onReadOn: () => void;
}

const shownAtOnce = 50;

/** What has happened, newest first; of a long history the newest, and more where somebody asks for it. */
export function TimelineList({ timeline, isReadingOn, onReadOn }: TimelineListProps) {
  const [most, setMost] = useState(shownAtOnce);
  const entries = newestFirst(timeline);
  const shown = entries.slice(0, most);
  const oldest = entries.at(-1);
  const hidden = entries.length - shown.length;
  const isCut = timeline.dropped > 0 || (oldest != null && oldest.first.kind !== 'CREATED');
  return (
    <>
      <ol className="timeline" reversed>
        {shown.map((entry, index) =>
          entry === null ? (
            <li key="gap" className="timeline-gap">
              <span className="dim">
                {index === 0 ? 'What happened after these' : 'What happened in between'} has not been read yet.
              </span>
              <button type="button" className="link-button" disabled={isReadingOn} onClick={onReadOn}>
                {isReadingOn ? 'Reading…' : 'Read on'}
              </button>
            </li>
          ) : (
            <TimelineItem key={entry.first.position} entry={entry} />
          ),
        )}
      </ol>
      {hidden > 0 && (
        <button type="button" className="link-button" onClick={() => setMost(most + shownAtOnce)}>
          Show {Math.min(shownAtOnce, hidden)} older of {hidden}
        </button>
      )}
      {hidden === 0 && isCut && oldest != null && (
        <p className="dim">
          What happened before <Moment iso={oldest.first.occurredOn} /> is not kept.
        </p>
      )}
    </>
  );
}
