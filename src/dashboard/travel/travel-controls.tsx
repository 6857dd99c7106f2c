import { Icon } from '../icon.tsx';
import { exactTime, localSecondValue, momentOf } from '../time/exact-time.ts';
import { speeds, type Travel, type TravelState } from './travel.ts';

const secondMs = 1_000;

/** Through the log by time, event by event, or as a film. */
export function TravelControls({ travel, state }: { travel: Travel; state: TravelState }) {
  const { span, past, aim, isPlaying, speed } = state;
  const time = aim ?? past?.time ?? null;
  const go = (value: string) => {
    const moment = momentOf(value);
    if (moment !== null) travel.goTo(Date.parse(moment));
  };
  return (
    <div className="travel-controls">
      <div className="travel-buttons">
        <button
          type="button"
          className="tool"
          aria-label="One event back"
          title="One event back"
          disabled={past === null}
          onClick={() => travel.step(-1)}
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          className="tool tool-strong"
          aria-label={isPlaying ? 'Pause the film' : 'Play'}
          title={isPlaying ? 'Pause the film' : 'Play what happened from here on'}
          disabled={past === null}
          onClick={() => (isPlaying ? travel.pause() : travel.play())}
        >
          <Icon name={isPlaying ? 'halt' : 'play'} />
        </button>
        <button
          type="button"
          className="tool"
          aria-label="One event further"
          title="One event further"
          disabled={past === null}
          onClick={() => travel.step(1)}
        >
          <Icon name="further" />
        </button>
        <select
          className="tool"
          aria-label="Speed"
          value={speed}
          onChange={(event) => travel.setSpeed(Number(event.currentTarget.value))}
        >
          {speeds.map((each) => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </select>
      </div>
      {span !== null && (
        <input
          type="range"
          className="travel-slider"
          aria-label="Time"
          aria-valuetext={time === null ? undefined : exactTime(new Date(time).toISOString())}
          min={0}
          max={Math.max(1, Math.ceil((span.last - span.first) / secondMs))}
          value={Math.round(((time ?? span.last) - span.first) / secondMs)}
          onChange={(event) => travel.goTo(span.first + Number(event.currentTarget.value) * secondMs)}
        />
      )}
      <input
        type="datetime-local"
        className="travel-time"
        aria-label="Exact time, in your time zone"
        step={1}
        value={time === null ? '' : localSecondValue(new Date(time))}
        onChange={(event) => go(event.currentTarget.value)}
      />
    </div>
  );
}
