const units: ReadonlyMap<string, string> = new Map([
  ['MINUTELY', 'minute'],
  ['HOURLY', 'hour'],
  ['DAILY', 'day'],
  ['WEEKLY', 'week'],
  ['MONTHLY', 'month'],
  ['YEARLY', 'year'],
]);
const days: ReadonlyMap<string, string> = new Map([
  ['MO', 'Monday'],
  ['TU', 'Tuesday'],
  ['WE', 'Wednesday'],
  ['TH', 'Thursday'],
  ['FR', 'Friday'],
  ['SA', 'Saturday'],
  ['SU', 'Sunday'],
]);
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const places: ReadonlyMap<string, string> = new Map([
  ['1', 'first'],
  ['2', 'second'],
  ['3', 'third'],
  ['4', 'fourth'],
  ['5', 'fifth'],
  ['-1', 'last'],
]);

type Parts = ReadonlyMap<string, string>;

/** The parts that each phrase understands; a rule with any other is told as it is. */
const told = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'COUNT', 'UNTIL'];

/**
 * What a rule says, in plain words; null where these would say less, or something else: then the rule speaks for itself.
 * It reads the text alone, and knows of no time at which anything occurs.
 */
export function ruleWords(pattern: string): string | null {
  const pairs = pattern.split(';').map((part) => part.split('='));
  const parts: Parts = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  if (parts.size < pairs.length || pairs.some(([name = '', ...rest]) => !told.includes(name) || rest.length !== 1)) {
    return null;
  }
  const phrases = [intervalWords(parts), dayWords(parts), timeWords(parts), endWords(parts)];
  return phrases.includes(null) ? null : phrases.join('');
}

function intervalWords(parts: Parts): string | null {
  // Every day that is a Monday is every week on Monday.
  const frequency = parts.get('FREQ') === 'DAILY' && parts.has('BYDAY') ? 'WEEKLY' : parts.get('FREQ');
  const unit = units.get(frequency ?? '');
  const interval = parts.get('INTERVAL') ?? '1';
  if (unit === undefined || !/^[1-9]\d*$/.test(interval)) return null;
  return interval === '1' ? `every ${unit}` : `every ${interval} ${unit}s`;
}

function dayWords(parts: Parts): string | null {
  const [byDay, byMonthDay, byMonth] = [parts.get('BYDAY'), parts.get('BYMONTHDAY'), parts.get('BYMONTH')];
  if (byDay === undefined && byMonthDay === undefined && byMonth === undefined) return '';
  const only = [byDay, byMonthDay].filter((each) => each !== undefined).length;
  switch (parts.get('FREQ')) {
    case 'DAILY':
    case 'WEEKLY':
      // Every third day that is a Monday is another rule than every third day, on Mondays.
      if (parts.get('FREQ') === 'DAILY' && (parts.get('INTERVAL') ?? '1') !== '1') return null;
      return only === 1 && byDay !== undefined && byMonth === undefined ? weekdayWords(byDay) : null;
    case 'MONTHLY':
      if (only !== 1 || byMonth !== undefined) return null;
      return byDay === undefined ? monthDayWords(byMonthDay ?? '') : placedDayWords(byDay);
    case 'YEARLY': {
      const month = /^\d{1,2}$/.test(byMonth ?? '') ? months[Number(byMonth) - 1] : undefined;
      return only === 1 && month !== undefined && /^\d{1,2}$/.test(byMonthDay ?? '')
        ? ` on ${Number(byMonthDay)} ${month}`
        : null;
    }
    default:
      return null;
  }
}

function weekdayWords(byDay: string): string | null {
  if (byDay === 'MO,TU,WE,TH,FR') return ' from Monday to Friday';
  return listed(byDay, (day) => days.get(day) ?? null, ' on ');
}

function placedDayWords(byDay: string): string | null {
  const words = (day: string) => {
    const [, place = '', name = ''] = /^\+?(-?\d)([A-Z]{2})$/.exec(day) ?? [];
    const [which, weekday] = [places.get(place), days.get(name)];
    return which === undefined || weekday === undefined ? null : `the ${which} ${weekday}`;
  };
  return listed(byDay, words, ' on ');
}

function monthDayWords(byMonthDay: string): string | null {
  const words = (day: string) => {
    if (day === '-1') return 'the last day';
    return /^(?:[1-9]|[12]\d|3[01])$/.test(day) ? `day ${day}` : null;
  };
  return listed(byMonthDay, words, ' on ');
}

/** More would fill the line: the rule is shorter. */
const mostTimes = 4;

function timeWords(parts: Parts): string | null {
  const [byHour, byMinute] = [parts.get('BYHOUR'), parts.get('BYMINUTE')];
  if (!/^0{1,2}$/.test(parts.get('BYSECOND') ?? '0')) return null;
  if (byHour === undefined && byMinute === undefined) return '';
  if (byMinute === undefined) return null;
  const frequency = parts.get('FREQ');
  if (frequency === 'MINUTELY') return null;
  const minutes = byMinute.split(',');
  if (byHour === undefined) {
    if (frequency !== 'HOURLY') return null;
    return listed(byMinute, minuteNumber, minutes.length === 1 ? ' at minute ' : ' at minutes ');
  }
  if (frequency === 'HOURLY') return null;
  const times = byHour.split(',').flatMap((hour) => minutes.map((minute) => clock(hour, minute)));
  return times.length > mostTimes || times.includes(null) ? null : ` at ${enumeration(times)}`;
}

function endWords(parts: Parts): string | null {
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  if (count !== undefined && until !== undefined) return null;
  if (count !== undefined)
    return /^[1-9]\d*$/.test(count) ? `, ${count === '1' ? 'once' : `${count} times`} in all` : null;
  if (until === undefined) return '';
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\dZ$/.exec(until) ?? [];
  return year === undefined ? null : `, until ${year}-${month}-${day} ${hour}:${minute} UTC`;
}

function listed(text: string, words: (item: string) => string | null, before: string): string | null {
  const items = text.split(',').map(words);
  return items.includes(null) ? null : `${before}${enumeration(items)}`;
}

const enumeration = (items: readonly (string | null)[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const minuteNumber = (text: string) => (/^[0-5]?\d$/.test(text) ? String(Number(text)) : null);

function clock(hour: string, minute: string): string | null {
  const minutes = minuteNumber(minute)?.padStart(2, '0');
  return minutes === undefined || !/^(?:[01]?\d|2[0-3])$/.test(hour) ? null : `${hour.padStart(2, '0')}:${minutes}`;
}
