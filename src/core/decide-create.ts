import type { CreateCommand } from './command.ts';
import { concurrencyOf } from './concurrency-key.ts';
import { defaultTimeZone } from './create-input.ts';
import { changeAlong, type Decision, type DecisionContext, refuse } from './decision.ts';
import { unknownType } from './judge-action.ts';
import { arrow, type Condition, type Transition } from './lifecycle.ts';
import type { Instant, Operation } from './operation.ts';
import { countFault, createRecurrence, toWholeSecond } from './recurrence.ts';
import { refusal } from './refusal.ts';
import type { RecurrenceRule, Series, SeriesTemplate } from './series.ts';
import { pastFault } from './time-rules.ts';

/**
 * A known requestId is answered before the rules that time or the installation's settings can change: a client that
 * repeats its create an hour later must get the operation, not be told that postponeUntil has passed meanwhile. What
 * `createInputFault` finds wrong was so the first time too, and is refused before anything is looked up.
 */
export function decideCreate(command: CreateCommand, existing: Operation | null, context: DecisionContext): Decision {
  if (existing !== null) return { type: 'EXISTING' };
  const { recurrencePattern, recurrenceStartTime, recurrenceTimeZone, missedOccurrences, ...given } = command.input;
  const { postponeUntil, data, ...input } = given;
  if (!context.operationTypes.has(input.operationType)) {
    return refuse(unknownType(input.operationType, 'operationType'));
  }
  if (recurrencePattern !== null) return decideSeriesCreate(command, recurrencePattern, context);
  if (postponeUntil !== null) {
    const fault = pastFault(['postponeUntil'], postponeUntil, context.now);
    if (fault !== null) return refuse(fault);
  }
  return changeAlong(creationArrow(postponeUntil === null ? 'AT_ONCE' : 'IN_THE_FUTURE'), context, command.actor, {
    origin: { ...input, ...concurrencyOf(input), ...noSeries, id: command.id, rerunOf: null },
    patch: { postponeUntil, suspension: postponeUntil === null ? null : 'POSTPONED' },
    payloads: data === null ? {} : { data },
  });
}

export const noSeries = { seriesId: null, occurrenceOn: null, recurrencePattern: null, recurrenceStartTime: null };

export function creationArrow(when: Condition): Transition {
  const row = arrow(null, 'CREATE', when);
  if (row === undefined) throw new Error('the lifecycle has no way to create an operation');
  return row;
}

/**
 * A series begins with its first occurrence, which the create answers with. It alone exists ahead of its time, as an
 * operation postponed until then; one that waited there for each next time would hold back everything of its
 * dependency token.
 */
function decideSeriesCreate(command: CreateCommand, recurrencePattern: string, context: DecisionContext): Decision {
  const { input, actor } = command;
  const { now } = context;
  const rule: RecurrenceRule = {
    recurrencePattern,
    recurrenceStartTime: toWholeSecond(input.recurrenceStartTime ?? now),
    recurrenceTimeZone: input.recurrenceTimeZone ?? defaultTimeZone,
  };
  const fault = countFault(rule);
  if (fault !== null) return refuse(fault);
  const recurrence = createRecurrence(rule);
  const first = recurrence.from(Math.max(rule.recurrenceStartTime, toWholeSecond(now)));
  if (first === null) return refuse(neverOccurs(now));
  const nextOn = recurrence.from(first + 1);
  const series: Series = {
    ...templateOf(input),
    ...rule,
    id: context.newId(),
    missedOccurrences: input.missedOccurrences ?? 'ONE',
    status: nextOn === null ? 'ENDED' : 'ACTIVE',
    nextOn,
    lastOn: first,
    occurrenceCount: 1,
    caughtUp: 0,
    version: 1,
    createdBy: actor,
    createdOn: now,
    modifiedBy: actor,
    modifiedOn: now,
  };
  const isAhead = first > now;
  const { change } = changeAlong(creationArrow(isAhead ? 'IN_THE_FUTURE' : 'AT_ONCE'), context, actor, {
    origin: { ...occurrenceOrigin(series, first), id: command.id, requestId: input.requestId },
    patch: { postponeUntil: isAhead ? first : null, suspension: isAhead ? 'POSTPONED' : null },
    payloads: input.data === null ? {} : { data: input.data },
  });
  return { type: 'CHANGE', change, series };
}

export function neverOccurs(after: Instant) {
  const message = `The rule has no occurrence from ${new Date(after).toISOString()} on, or none that is near enough to be found.`;
  return refusal('INVALID_RECURRENCE', message, ['recurrencePattern']);
}

/** What an occurrence is from its birth on, all but its id and the key that it was asked for with. */
export function occurrenceOrigin(series: Series, occurrenceOn: Instant) {
  const { data, ...template } = templateOf(series);
  const { id: seriesId, recurrencePattern, recurrenceStartTime } = series;
  return { ...template, seriesId, occurrenceOn, recurrencePattern, recurrenceStartTime, rerunOf: null };
}

export function templateOf(from: SeriesTemplate): SeriesTemplate {
  const { name, operationType, data, dependencyToken, priority, maxRetries } = from;
  const { correlationId, regardingObjectId, regardingObjectType, ownerId } = from;
  return {
    ...{ name, operationType, data, dependencyToken, priority, maxRetries },
    ...concurrencyOf(from),
    ...{ correlationId, regardingObjectId, regardingObjectType, ownerId },
  };
}
