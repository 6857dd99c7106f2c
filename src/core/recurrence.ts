import { RRuleTemporal } from 'rrule-temporal';
import type { Instant } from './operation.ts';
import { patternFault } from './recurrence-pattern.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { RecurrenceRule } from './series.ts';

/**
 * The bounds of one search for an occurrence: enough for a 29 February by days, also over a year such as 2100 that has
 * none, and little enough that a rule that never occurs is given up within a fraction of a second.
 */
const mostPeriods = 3_000;
const mostCandidates = 10_000;
/** The last moment that a DateTime can tell. */
const endOfTime = Date.parse('9999-12-31T23:59:59.999Z');

/** A rule that can be asked for its occurrences. */
export interface Recurrence {
  /** The first occurrence at or after a moment; null where there is none, or none that the bounds let be found. */
  from(instant: Instant): Instant | null;
}

/** RFC 5545: local times in the rule's zone; one that a change of the clocks leaves out is no occurrence. */
export function createRecurrence(rule: RecurrenceRule): Recurrence {
  const next = isCounted(rule) ? nextOfAll(rule) : nextOfRule(rule);
  return {
    from: (instant) => {
      try {
        const found = next(instant);
        return found === null || found > endOfTime ? null : found;
      } catch {
        // The library throws where it has looked as far as the bounds let it.
        return null;
      }
    },
  };
}

function nextOfRule(rule: RecurrenceRule): Recurrence['from'] {
  let expansion: RRuleTemporal | null = null;
  return (instant) => {
    expansion ??= expand(rule);
    return expansion.next(new Date(instant), true)?.epochMilliseconds ?? null;
  };
}

/** Of a counted rule the library looks for each occurrence from the start on: to look once for all takes no longer. */
function nextOfAll(rule: RecurrenceRule): Recurrence['from'] {
  let all: readonly Instant[] | null = null;
  return (instant) => {
    all ??= expand(rule)
      .all()
      .map(({ epochMilliseconds }) => epochMilliseconds);
    return all.find((time) => time >= instant) ?? null;
  };
}

function isCounted({ recurrencePattern }: RecurrenceRule): boolean {
  return /COUNT=/.test(recurrencePattern);
}

/** A rule's times are whole seconds. */
export function toWholeSecond(instant: Instant): Instant {
  return Math.floor(instant / 1_000) * 1_000;
}

/** What is wrong with a rule whatever the time; null where nothing is. Whether it ever occurs is another question. */
export function recurrenceRuleFault(rule: RecurrenceRule): Refusal | null {
  if (!isTimeZone(rule.recurrenceTimeZone)) {
    const message = `“${rule.recurrenceTimeZone}” is not a time zone: give a name of the IANA database, such as Europe/Berlin.`;
    return refusal('INVALID_RECURRENCE', message, ['recurrenceTimeZone']);
  }
  const fault = patternFault(rule.recurrencePattern) ?? expansionFault(rule);
  return fault === null ? null : refusal('INVALID_RECURRENCE', fault, ['recurrencePattern']);
}

/** Why a counted rule cannot be followed to its end; null where it can, and for any other. */
export function countFault(rule: RecurrenceRule): Refusal | null {
  if (!isCounted(rule)) return null;
  try {
    expand(rule).all();
    return null;
  } catch {
    const message = 'The occurrences of this rule lie too far apart to count them; give UNTIL instead of COUNT.';
    return refusal('INVALID_RECURRENCE', message, ['recurrencePattern']);
  }
}

function expand({ recurrencePattern, recurrenceStartTime, recurrenceTimeZone }: RecurrenceRule): RRuleTemporal {
  const start = `${new Date(recurrenceStartTime).toISOString()}[${recurrenceTimeZone}]`;
  return new RRuleTemporal({
    rruleString: recurrencePattern,
    dtstart: { timeZoneId: recurrenceTimeZone, toString: () => start },
    strict: true,
    maxIterations: mostPeriods,
    maxCandidateEvaluations: mostCandidates,
  });
}

/** The combinations that RFC 5545 forbids, and dates that are none, in the library's words. */
function expansionFault(rule: RecurrenceRule): string | null {
  try {
    expand(rule);
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.message}.` : 'The rule cannot be read.';
  }
}

/** By name: a fixed offset has no rules for its clocks, and UTC says the same. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
