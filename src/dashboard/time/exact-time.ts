/** A moment as the viewer's clock shows it, to the second, with the offset of the zone that it is told in. */
export function exactTime(iso: string): string {
  const date = new Date(iso);
  return `${localDay(date)} ${localClock(date)} ${offsetOf(date)}`;
}

/** `14:03:12`, in the viewer's zone. */
export const clockTime = (date: Date): string => localClock(date);

/** `14:03`, in the viewer's zone. */
export const clockMinute = (date: Date): string => localClock(date).slice(0, 5);

/** For an `<input type="datetime-local">`: in the viewer's zone, to the minute. */
export const localInputValue = (date: Date): string => `${localDay(date)}T${clockMinute(date)}`;

/** The same, to the second. */
export const localSecondValue = (date: Date): string => `${localDay(date)}T${localClock(date)}`;

/** The moment that a text or such an input names; null where it names none of the years 0 to 9999, as the gateway takes them. */
export function momentOf(text: string): string | null {
  const time = Date.parse(text);
  const iso = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return /^\d{4}-/.test(iso) ? iso : null;
}

/** The viewer's zone at that moment: `UTC+01:00`. */
export function offsetOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const two = (number: number) => String(number).padStart(2, '0');
const localDay = (date: Date) =>
  `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const localClock = (date: Date) => [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
