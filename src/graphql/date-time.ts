import type { Instant } from '../core/operation.ts';
import type { GivenInstant } from '../core/time-rules.ts';
import { builder } from './builder.ts';
import { textScalar } from './text-scalar.ts';

const pattern = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/i;
const earliest = Date.parse('0000-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** The instant that an RFC 3339 text names, to the millisecond; undefined where it names none. */
export function parseDateTime(text: string): Instant | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, date = '', hours, minutes, seconds, fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = match;
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  // Date.parse rolls 30 February over into March: only a real day comes back as it went in.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return undefined;
  const time = clockMs(hours, minutes) + Number(seconds) * 1_000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  const offset = clockMs(offsetHours, offsetMinutes) * (sign === '-' ? -1 : 1);
  const instant = midnight + time - offset;
  return instant < earliest || instant > latest ? undefined : instant;
}

/** Operations that are told together have most of their moments in common, and to write one takes a while. */
const written: { readonly instant: Instant; readonly text: string }[] = [];
const mostWritten = 64;

/** RFC 3339 in UTC, to the millisecond. */
export function writeDateTime(instant: Instant): string {
  const place = Math.trunc(Math.abs(instant)) % mostWritten;
  const known = written[place];
  if (known?.instant === instant) return known.text;
  const text = new Date(instant).toISOString();
  written[place] = { instant, text };
  return text;
}

function clockMs(hours: string | undefined, minutes: string | undefined): number {
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

export const DateTime = builder.scalarType('DateTime', {
  description:
    'A moment, as a date and time of RFC 3339. Given with an offset (`2030-01-31T18:00:00+01:00`), which is required; told in UTC, to the millisecond (`2030-01-31T17:00:00.000Z`). What is given and names no moment is a fault of its field: in an input an InvalidInputError with its path, in a filter an error with `extensions.field`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: writeDateTime,
  // A scalar that threw would fail the whole request: of a batch, the sound members too.
  ...textScalar<GivenInstant>(parseDateTime, (malformed) => ({ malformed })),
});
