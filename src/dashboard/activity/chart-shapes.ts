import type { ActivityMinute } from './activity-minutes.ts';
import { activityKinds } from './activity-minutes.ts';

/** What is drawn at which height: 0 at the bottom, 1 at the top. */
export interface CountTick {
  readonly count: number;
  readonly height: number;
}

const leastTop = 4;
const mostSteps = 3;

/** Round counts, from 0 to one that nothing is higher than. */
export function countTicks(minutes: readonly ActivityMinute[]): readonly CountTick[] {
  const most = minutes.reduce((high, each) => Math.max(high, ...activityKinds.map((kind) => each[kind])), leastTop);
  const step = roundStep(most / mostSteps);
  const steps = Math.ceil(most / step);
  return Array.from({ length: steps + 1 }, (_none, index) => ({ count: index * step, height: index / steps }));
}

/** The smallest of 1, 2, 5, 10, 20, 50 and so on that is not below it. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

/** Those of the minutes that a clock on the wall would mark: each so-manieth of the viewer's day. */
export function timeTicks(minutes: readonly ActivityMinute[], everyMinutes: number): readonly number[] {
  return minutes.flatMap(({ minute }, index) => {
    const date = new Date(minute);
    return (date.getHours() * 60 + date.getMinutes()) % everyMinutes === 0 ? [index] : [];
  });
}

export const chartHeight = 100;

/**
 * The path of one line: a step to the right for each minute, and `chartHeight` high. Where nothing happens there is no
 * line but the axis: four of them on top of each other would look like one.
 */
export function linePath(counts: readonly number[], top: number): string {
  let isDrawing = false;
  let path = '';
  for (const [index, count] of counts.entries()) {
    const isDrawn = count > 0 || (counts[index - 1] ?? 0) > 0 || (counts[index + 1] ?? 0) > 0;
    if (isDrawn) path += `${isDrawing ? 'L' : 'M'}${index} ${heightOf(count, top)}`;
    isDrawing = isDrawn;
  }
  return path;
}

/**
 * From the last minute that is over to the one that runs, of which there is only a part yet: drawn as part of the line it
 * would look as if everything had just come to a stop.
 */
export function runningPath(counts: readonly number[], top: number): string {
  const last = counts.length - 1;
  const [before = 0, running = 0] = counts.slice(-2);
  if (last < 1 || (before === 0 && running === 0)) return '';
  return `M${last - 1} ${heightOf(before, top)}L${last} ${heightOf(running, top)}`;
}

const heightOf = (count: number, top: number) => round(chartHeight * (1 - count / top));
const round = (number: number) => Math.round(number * 100) / 100;
