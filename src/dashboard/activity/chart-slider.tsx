import type { KeyboardEvent } from 'react';
import { clockMinute } from '../time/exact-time.ts';
import type { ActivityMinute } from './activity-minutes.ts';
import { minuteWords } from './activity-words.ts';
import { indexAfterKey } from './index-after-key.ts';

export interface ChartSliderProps {
  readonly minutes: readonly ActivityMinute[];
  readonly tickMinutes: number;
  /** Of the minute that is pointed at. */
  readonly hovered: number | null;
  /** Where the span begins that is being marked. */
  readonly markedFrom: number | null;
  readonly onHover: (minute: number | null) => void;
  readonly onMark: (span: readonly [from: number, to: number] | null) => void;
  readonly onEnd: () => void;
}

/** What a pointer does on the chart, by keys: told minute by minute, and a span marked with Shift. */
export function ChartSlider(props: ChartSliderProps) {
  const { minutes, tickMinutes, hovered, markedFrom, onHover, onMark, onEnd } = props;
  const last = Math.max(0, minutes.length - 1);
  const found = minutes.findIndex(({ minute }) => minute === hovered);
  const index = found < 0 ? last : found;
  const at = minutes[index];
  const marked = markedFrom === null ? '' : ` Marked from ${clockMinute(new Date(markedFrom))}.`;

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || at === undefined) return;
    const to = minutes[indexAfterKey(event.key, index, last, tickMinutes) ?? -1]?.minute;
    const isOfSpan = markedFrom !== null && (event.key === 'Enter' || event.key === 'Escape');
    if (to === undefined && !isOfSpan) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== undefined) {
      onHover(to);
      onMark(event.shiftKey ? [markedFrom ?? at.minute, to] : null);
    } else if (event.key === 'Enter') onEnd();
    else onMark(null);
  };

  return (
    <div
      className="chart-slider"
      role="slider"
      tabIndex={0}
      aria-label="Minute of the chart"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={index}
      aria-valuetext={at === undefined ? 'Not read yet' : `${minuteWords(at)}${marked}`}
      onFocus={() => onHover(at?.minute ?? null)}
      onBlur={() => {
        onHover(null);
        onMark(null);
      }}
      onKeyDown={press}
    />
  );
}
