import { UsageError } from './usage-error.ts';

const unitMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const dateAndTime = /^(\d{4}-\d\d-(\d\d))(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/i;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A moment as the API takes it, out of how long from now (`15m`, `2h`, `3d`) or a date, read in the local zone unless it names one. */
export function momentOf(flag: string, given: string, now: number): string {
  const [, amount, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(given) ?? [];
  if (amount !== undefined) return new Date(now + Number(amount) * (unitMs[unit] ?? 0)).toISOString();
  const [, date, day, time = '00:00', zone] = dateAndTime.exec(given) ?? [];
  if (date !== undefined) {
    // Whether a date with its zone is one is the gateway's to judge; it wants the seconds, too.
    if (zone !== undefined) return `${date}T${time}${time.length === 'hh:mm'.length ? ':00' : ''}${zone}`;
    const moment = new Date(`${date}T${time}`);
    if (moment.getDate() === Number(day)) return moment.toISOString();
  }
  throw new UsageError(`--${flag} must be a time such as 15m, 2h, 3d or 2030-01-31T18:00; it is “${given}”.`);
}

/** For a person: in the local zone, to the second. */
export function localTime(moment: string): string {
  const at = new Date(moment);
  const date = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-');
  return `${date} ${timeOfDay(at)}`;
}

/** The same in another zone, by its IANA name; empty where this machine does not know the zone. */
export function timeInZone(moment: string, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
      new Date(moment),
    );
  } catch {
    return '';
  }
}

/** The time of day alone, to the millisecond: for what happens now. */
export function localClock(moment: string | number): string {
  const at = new Date(moment);
  return `${timeOfDay(at)}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

const timeOfDay = (at: Date) => [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':');
