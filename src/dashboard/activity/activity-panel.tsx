import { useMemo, useState } from 'react';
import type { ConnectionWords } from '../shell/connection-words.ts';
import { groupedNumber } from '../shell/grouped-number.ts';
import { clockMinute, clockTime } from '../time/exact-time.ts';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import { ActivityChart } from './activity-chart.tsx';
import { activityKinds, sumOf } from './activity-minutes.ts';
import { activityLabels, activityLengths, activityWords } from './activity-words.ts';
import { useActivity } from './use-activity.ts';

export interface ActivityPanelProps {
  /** Of the last change that was told, of whatever operation. */
  readonly position: string | null;
  readonly connection: ConnectionWords;
  readonly view: View;
  readonly onChange: ChangeView;
  /** The page shows things as they stood then. */
  readonly moment: number | null;
}

/** What was created and what ended a minute, of all operations. Drawing over a span filters the list by it. */
export function ActivityPanel({ position, connection, view, onChange, moment }: ActivityPanelProps) {
  const [length, setLength] = useState<(typeof activityLengths)[number]>(activityLengths[0]);
  const [hovered, setHovered] = useState<number | null>(null);
  const activity = useActivity(length.minutes, position);
  const { createdFrom, createdTo } = view;
  const chosen = useMemo(() => chosenSpan(createdFrom, createdTo), [createdFrom, createdTo]);
  const minutes = activity?.minutes ?? [];
  const readOn = activity?.readOn ?? null;
  const pointedAt = minutes.find(({ minute }) => minute === hovered);
  const told = pointedAt ?? sumOf(minutes);

  return (
    <section className="activity" aria-label="Activity">
      <div className="activity-head">
        <p className="activity-time number">{pointedAt === undefined ? length.words : minuteWords(pointedAt.minute)}</p>
        <fieldset className="lengths">
          <legend className="unseen">How far back</legend>
          {activityLengths.map((each) => (
            <button
              key={each.minutes}
              type="button"
              className="quiet-button"
              aria-pressed={each === length}
              onClick={() => setLength(each)}
            >
              {each.label}
            </button>
          ))}
        </fieldset>
      </div>
      <ul className="activity-legend">
        {activityKinds.map((kind) => (
          <li key={kind}>
            <span className="activity-line" data-kind={kind} aria-hidden="true" />
            {activityLabels[kind]} <b className="number">{readOn === null ? '…' : groupedNumber(told[kind])}</b>
          </li>
        ))}
      </ul>
      <ActivityChart
        minutes={minutes}
        tickMinutes={length.tickMinutes}
        words={activityWords(minutes, length)}
        chosen={chosen}
        moment={moment}
        hovered={pointedAt?.minute ?? null}
        onHover={setHovered}
        onSpan={({ from, to }) =>
          onChange({ createdFrom: new Date(from).toISOString(), createdTo: new Date(to).toISOString() })
        }
      />
      <p className="activity-note dim">
        {connection.status === 'stale' && readOn !== null ? (
          <strong className="fault">Not live: read at {clockTime(new Date(readOn))}.</strong>
        ) : activity?.problem ? (
          <span className="fault">It could not be read. {activity.problem}</span>
        ) : chosen === null ? (
          'All operations, a minute; the running one is dotted. Draw over a span to list what was created then.'
        ) : (
          <>
            The list shows what was created in the marked span.{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => onChange({ createdFrom: null, createdTo: null })}
            >
              Show any time
            </button>
          </>
        )}
      </p>
    </section>
  );
}

const minuteWords = (minute: number) => clockMinute(new Date(minute));

function chosenSpan(from: string | null, to: string | null) {
  if (from === null && to === null) return null;
  return { from: from === null ? null : Date.parse(from), to: to === null ? null : Date.parse(to) };
}
