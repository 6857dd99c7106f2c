import { type PointerEvent, useMemo, useState } from 'react';
import { groupedNumber } from '../shell/grouped-number.ts';
import { clockMinute } from '../time/exact-time.ts';
import { type ActivityMinute, activityKinds, type MinuteSpan, minuteMs, spanOver } from './activity-minutes.ts';
import { chartHeight, countTicks, linePath, runningPath, timeTicks } from './chart-shapes.ts';
import { ChartSlider } from './chart-slider.tsx';

export interface ActivityChartProps {
  readonly minutes: readonly ActivityMinute[];
  /** A label on the axis for each so-manieth minute. */
  readonly tickMinutes: number;
  /** What it shows, in words. */
  readonly words: string;
  /** The list shows what was created then. Open ends are those of the log. */
  readonly chosen: { readonly from: number | null; readonly to: number | null } | null;
  /** The page shows things as they stood then. */
  readonly moment: number | null;
  readonly hovered: number | null;
  /** The reader points at a minute, or at none any more. */
  readonly onHover: (minute: number | null) => void;
  /** The reader drew over a span. */
  readonly onSpan: (span: MinuteSpan) => void;
}

/** Created and ended, minute by minute. Drawn in minutes and stretched to its place; the colors are the theme's. */
export function ActivityChart(props: ActivityChartProps) {
  const { minutes, tickMinutes, words, chosen, moment, hovered, onHover, onSpan } = props;
  // In times: while it is drawn the chart may move on by a minute.
  const [drag, setDrag] = useState<readonly [from: number, to: number] | null>(null);
  const width = Math.max(1, minutes.length - 1);
  const ticks = useMemo(() => countTicks(minutes), [minutes]);
  const top = ticks.at(-1)?.count ?? 1;
  const lines = useMemo(
    () =>
      activityKinds.map((kind) => {
        const counts = minutes.map((each) => each[kind]);
        return { kind, path: linePath(counts.slice(0, -1), top), running: runningPath(counts, top) };
      }),
    [minutes, top],
  );
  const first = minutes[0]?.minute ?? 0;
  const indexOf = (time: number) => (time - first) / minuteMs;
  /** Of the minute that is not over yet there is only the beginning. */
  const shownIndexOf = (time: number) => Math.min(indexOf(time), width);
  const minuteAt = (index: number) => first + index * minuteMs;
  const pointed = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width: pixels } = currentTarget.getBoundingClientRect();
    return minuteAt(Math.round(Math.min(Math.max((clientX - left) / pixels, 0), 1) * width));
  };
  /** Between two minutes, as far as they are shown. */
  const band = (from: number, to: number) => {
    const x = Math.max(0, from);
    return { x, y: 0, width: Math.max(0, Math.min(width, to) - x), height: chartHeight };
  };

  const endDrag = () => {
    setDrag(null);
    if (drag === null) return;
    const [from, to] = [Math.min(...drag), Math.max(...drag)];
    // A press without a move is none. The right end is the end of the last minute, not its beginning.
    if (to > from) onSpan({ from, to: to === minuteAt(width) ? to + minuteMs : to });
  };

  /** By keys one goes through the minutes and is told each: those are meant, a single one, too. */
  const endMark = () => {
    setDrag(null);
    if (drag !== null) onSpan(spanOver(drag));
  };

  return (
    <div className="chart">
      <div className="chart-counts" aria-hidden="true">
        {ticks.map(({ count, height }) => (
          <span key={count} style={{ bottom: `${height * 100}%` }}>
            {groupedNumber(count)}
          </span>
        ))}
      </div>
      <div className="chart-area">
        <svg
          className="chart-lines"
          viewBox={`0 0 ${width} ${chartHeight}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setDrag([pointed(event), pointed(event)]);
          }}
          onPointerMove={(event) => {
            const minute = pointed(event);
            onHover(minute);
            if (drag !== null) setDrag([drag[0], minute]);
          }}
          onPointerUp={endDrag}
          onPointerCancel={() => setDrag(null)}
          onPointerLeave={() => onHover(null)}
        >
          {chosen !== null && (
            <rect
              className="chart-chosen"
              {...band(
                chosen.from === null ? 0 : indexOf(chosen.from),
                chosen.to === null ? width : indexOf(chosen.to),
              )}
            />
          )}
          {ticks.map(({ count, height }) => (
            <line
              key={count}
              className="chart-grid"
              x2={width}
              y1={chartHeight * (1 - height)}
              y2={chartHeight * (1 - height)}
            />
          ))}
          {lines.map(({ kind, path, running }) => (
            <g key={kind} className="chart-line" data-kind={kind}>
              <path d={path} />
              <path className="chart-running" d={running} />
            </g>
          ))}
          {hovered !== null && (
            <line className="chart-pointed" x1={indexOf(hovered)} x2={indexOf(hovered)} y2={chartHeight} />
          )}
          {moment !== null && indexOf(moment) >= 0 && (
            <line className="chart-moment" x1={shownIndexOf(moment)} x2={shownIndexOf(moment)} y2={chartHeight} />
          )}
          {drag !== null && (
            <rect className="chart-drag" {...band(indexOf(Math.min(...drag)), indexOf(Math.max(...drag)))} />
          )}
        </svg>
        <ChartSlider
          minutes={minutes}
          tickMinutes={tickMinutes}
          hovered={hovered}
          markedFrom={drag?.[0] ?? null}
          onHover={onHover}
          onMark={setDrag}
          onEnd={endMark}
        />
      </div>
      <div className="chart-times" aria-hidden="true">
        {timeTicks(minutes, tickMinutes).map((index) => (
          <span key={index} style={{ left: `${(index / width) * 100}%` }}>
            {clockMinute(new Date(minuteAt(index)))}
          </span>
        ))}
      </div>
    </div>
  );
}
