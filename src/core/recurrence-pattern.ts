/** What RFC 5545 allows as the value of each part; the parts that are not here are refused. */
const rules: Readonly<Record<string, (value: string) => string | null>> = {
  FREQ: (value) =>
    ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY'].includes(value)
      ? null
      : 'must be YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY (occurrences are at least a minute apart)',
  INTERVAL: (value) => number(value, 1, 100_000),
  COUNT: (value) => number(value, 1, mostCounted),
  UNTIL: (value) => (/^\d{8}T\d{6}Z$/.test(value) ? null : 'must be a time in UTC, such as 20301231T235959Z'),
  // One value: with several, occurrences would be less than a minute apart.
  BYSECOND: (value) => number(value, 0, 59),
  BYMINUTE: (value) => list(value, (each) => number(each, 0, 59)),
  BYHOUR: (value) => list(value, (each) => number(each, 0, 23)),
  BYDAY: (value) => list(value, weekday),
  BYMONTHDAY: (value) => list(value, (each) => fromEitherEnd(each, 31)),
  BYYEARDAY: (value) => list(value, (each) => fromEitherEnd(each, 366)),
  BYWEEKNO: (value) => list(value, (each) => fromEitherEnd(each, 53)),
  BYMONTH: (value) => list(value, (each) => number(each, 1, 12)),
  BYSETPOS: (value) => list(value, (each) => fromEitherEnd(each, 366)),
  WKST: (value) => (/^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(value) ? null : 'must be a day of the week, such as MO'),
};

/** To find the end of a counted rule, all of it is expanded. */
const mostCounted = 1_000;

/**
 * What is wrong with the text of an RRULE by itself, as a sentence; null where nothing is. Looked at part by part,
 * because the library that expands rules passes over what it does not know.
 */
export function patternFault(pattern: string): string | null {
  const seen = new Set<string>();
  for (const part of pattern.split(';')) {
    const [name = '', value, ...more] = part.split('=');
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined || value === undefined || more.length > 0) {
      return `“${part}” is no part of a rule: write parts such as FREQ=DAILY;INTERVAL=3, of ${Object.keys(rules).join(', ')}.`;
    }
    if (seen.has(name)) return `${name} is there twice.`;
    seen.add(name);
    const fault = rule(value);
    if (fault !== null) return `${name} ${fault}; it is “${value}”.`;
  }
  if (!seen.has('FREQ')) return 'FREQ is missing.';
  return seen.has('COUNT') && seen.has('UNTIL') ? 'COUNT and UNTIL do not go together.' : null;
}

function number(text: string, least: number, most: number): string | null {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? null : `must be a whole number from ${least} to ${most}`;
}

/** 1 is the first, -1 the last. */
function fromEitherEnd(text: string, most: number): string | null {
  const fault = number(text.replace(/^[+-]/, ''), 1, most);
  return fault === null ? null : `must be from 1 to ${most}, or from -1 to -${most} counted from the end`;
}

function weekday(text: string): string | null {
  return /^(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(text)
    ? null
    : 'must list days of the week, such as MO or -1FR';
}

function list(text: string, check: (item: string) => string | null): string | null {
  for (const item of text.split(',')) {
    const fault = check(item);
    if (fault !== null) return fault;
  }
  return null;
}
