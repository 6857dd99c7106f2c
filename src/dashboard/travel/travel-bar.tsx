import '../styles/travel.css';
import { useEffect, useEffectEvent } from 'react';
import type { AsyncOperationFilter } from '../../client/documents.ts';
import { exactTime } from '../time/exact-time.ts';
import { Moment } from '../time/moment.tsx';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import type { Past } from './past.ts';
import { PastEventLine } from './past-event-line.tsx';
import { TravelControls } from './travel-controls.tsx';
import { useTravel } from './use-travel.ts';

export interface TravelBarProps {
  readonly asOf: string;
  /** Of what is counted. */
  readonly filter: AsyncOperationFilter;
  /** What is shown now; null where nothing can be. */
  readonly onPast: (past: Past | null) => void;
  /** There is no such time: the page can but show how things stand now. */
  readonly onUnknown: (asOf: string) => void;
  readonly view: View;
  readonly onView: ChangeView;
}

/** Says that the page shows the past, and of when; and goes about in it. */
export default function TravelBar({ asOf, filter, onPast, onUnknown, view, onView }: TravelBarProps) {
  const { travel, state } = useTravel(asOf, filter, (position) => onView({ asOf: position }, 'replace'));
  const past = state?.past ?? null;
  const tell = useEffectEvent(onPast);
  useEffect(() => tell(past), [past]);
  useEffect(() => () => tell(null), []);
  const isUnknown = past === null && state?.isUnknown === true;
  const tellUnknown = useEffectEvent(() => onUnknown(asOf));
  useEffect(() => {
    if (isUnknown) tellUnknown();
  }, [isUnknown]);
  const kept =
    state?.span == null ? '' : ` Kept is what happened since ${exactTime(new Date(state.span.first).toISOString())}.`;

  if (travel !== null && state !== null && isUnknown) {
    return (
      <section className="travel" aria-label="Time travel">
        <div className="travel-head">
          <p className="travel-words" role="alert">
            <strong>This is how things stand now.</strong> {state.problem}
            {kept}
          </p>
          <span className="header-space" />
          <button type="button" className="tool tool-strong" onClick={() => onView({ asOf: null })}>
            Stay in the present
          </button>
        </div>
        <TravelControls travel={travel} state={state} />
      </section>
    );
  }
  return (
    <section className="travel" aria-label="Time travel">
      <div className="travel-head">
        <p className="travel-words" role="status">
          {past === null ? (
            <strong>Looking at the past</strong>
          ) : (
            <>
              <strong className="number">As it stood on {exactTime(new Date(past.time).toISOString())}</strong>{' '}
              <span className="number">
                (<Moment iso={new Date(past.time).toISOString()} />)
              </span>
            </>
          )}
        </p>
        <p className="travel-aside">The past cannot be acted on.</p>
        <span className="header-space" />
        <button type="button" className="tool tool-strong" onClick={() => onView({ asOf: null })}>
          Back to now
        </button>
      </div>
      {travel !== null && state !== null && <TravelControls travel={travel} state={state} />}
      <div className="travel-foot">
        {state?.problem != null ? (
          <p className="fault" role="alert">
            It cannot be shown as it stood then. {state.problem}
            {kept}
          </p>
        ) : state?.end === 'FIRST' ? (
          <p role="status">Nothing that happened before is kept.</p>
        ) : state?.end === 'LAST' ? (
          <p role="status">Nothing has happened since.</p>
        ) : past?.event ? (
          <PastEventLine event={past.event} view={view} onView={onView} />
        ) : (
          <p className="dim">Drag the time, or go event by event. The counts are those of then.</p>
        )}
      </div>
    </section>
  );
}
