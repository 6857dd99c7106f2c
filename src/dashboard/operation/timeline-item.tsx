import { memo } from 'react';
import { statusWords } from '../status/status-words.ts';
import { Moment } from '../time/moment.tsx';
import { eventWords } from './event-words.ts';
import type { TimelineEntry } from './timeline.ts';

export const TimelineItem = memo(function TimelineItem({ entry }: { entry: TimelineEntry }) {
  const { first, last, count } = entry;
  const { fromStatus, toStatus, kind, actor, reason, position, occurredOn } = last;
  return (
    <li className="timeline-item">
      <span className="dot" data-status={toStatus ?? undefined} data-gone={toStatus === null || undefined} />
      <div className="timeline-line">
        <strong>{count > 1 ? `${count} progress reports` : eventWords(kind)}</strong>
        <span className="timeline-time">
          {count > 1 && (
            <>
              <Moment iso={first.occurredOn} /> to{' '}
            </>
          )}
          <Moment iso={occurredOn} />
        </span>
      </div>
      {reason !== null && <p className="timeline-reason">“{reason}”</p>}
      <p className="timeline-by">
        <span>
          {fromStatus !== toStatus && (
            <>
              {fromStatus !== null && `${statusWords[fromStatus]} `}
              {toStatus !== null && (
                <>
                  <span aria-hidden="true">→</span>
                  <span className="unseen">to</span> {statusWords[toStatus]},{' '}
                </>
              )}
            </>
          )}
          by {actor}
        </span>
        <code title="Its position in the log">{position}</code>
      </p>
    </li>
  );
});
