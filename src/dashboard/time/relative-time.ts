const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  [minute, second, 's'],
  [hour, minute, 'min'],
  [2 * day, hour, 'h'],
  [60 * day, day, 'd'],
  [2 * 365 * day, 30 * day, 'mo'],
  [Number.POSITIVE_INFINITY, 365 * day, 'y'],
] as const;

/** How far a moment is from now, in one unit: `12 s ago`, `in 3 h`; `now` within a second and a half. */
export function relativeTime(time: number, now: number): string {
  const distance = Math.abs(time - now);
  if (distance < 1.5 * second) return 'now';
  const [, size, unit] = steps.find(([limit]) => distance < limit) ?? steps[0];
  const amount = `${Math.floor(distance / size)} ${unit}`;
  return time < now ? `${amount} ago` : `in ${amount}`;
}
