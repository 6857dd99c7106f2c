import { memo } from 'react';
import type { AsyncOperationStatus } from '../../client/documents.ts';
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
          {Date.parse(occurredOn) - Date.parse(first.occurredOn) >= 1_000 && (
            <>
              <Moment iso={first.occurredOn} /> to{' '}
            </>
          )}
          <Moment iso={occurredOn} />
        </span>
      </div>
      {reason !== null && <p className="timeline-reason">{reason}</p>}
      <p className="timeline-by">
        <span>
          <StepWords from={fromStatus} to={toStatus} />
          by {actor}
        </span>
        <code title="Its position in the log">{position}</code>
      </p>
    </li>
  );
});

function StepWords({ from, to }: { from: AsyncOperationStatus | null; to: AsyncOperationStatus | null }) {
  if (from === to) return null;
  if (to === null) return from === null ? null : `${statusWords[from]}, `;
  return (
    <>
      {from !== null && `${statusWords[from]} `}
      <span aria-hidden="true">→</span>
      <span className="unseen">to</span> {statusWords[to]},{' '}
    </>
  );
}
