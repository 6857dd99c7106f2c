import { creationArrow, neverOccurs, occurrenceOrigin } from './decide-create.ts';
import { changeAlong, type DecisionContext } from './decision.ts';
import type { Instant } from './operation.ts';
import { countFault, createRecurrence, type Recurrence, toWholeSecond } from './recurrence.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Series } from './series.ts';
import type {
  RecurCommand,
  SeriesActionCommand,
  SeriesChangeCommand,
  SeriesCommand,
  SeriesDecision,
} from './series-command.ts';

/** An occurrence is missed where it comes later than this; the least time between two, so no more than one is pending. */
const lateAfterMs = 60_000;
/** Occurrences of one series that one transaction creates. */
const mostAtOnce = 10;
/** Missed occurrences that ALL makes up for in a row; what is missed beyond them is passed over. */
const mostCaughtUp = 1_000;

/**
 * What a command does to a series, or why it is refused. Pure, like `decide`. A series only ever moves on: nothing at
 * or before `lastOn` is created again, whatever the clock shows, so that each occurrence is created once.
 */
export function decideSeries(command: SeriesCommand, series: Series | null, context: DecisionContext): SeriesDecision {
  if (series === null) return refuse(refusal('NOT_FOUND', 'There is no series with this id.', ['id']));
  if (command.type === 'RECUR') return decideRecur(command, series, context);
  if (command.expectedVersion !== null && command.expectedVersion !== series.version) {
    const message = `The series has changed: it is at version ${series.version}, not ${command.expectedVersion}. Read it again and decide again.`;
    return refuse(refusal('INVALID_STATE_CHANGE_UNEXPECTED', message, ['expectedVersion']));
  }
  if (command.type === 'CHANGE') return decideChange(command, series, context);
  return decideAction(command, series, context);
}

function decideAction(command: SeriesActionCommand, series: Series, context: DecisionContext): SeriesDecision {
  const from = { PAUSE: ['ACTIVE'], RESUME: ['PAUSED'], END: ['ACTIVE', 'PAUSED'] }[command.type];
  if (!from.includes(series.status)) return refuse(illegal(series));
  switch (command.type) {
    case 'PAUSE':
      return moved({ ...series, status: 'PAUSED', nextOn: null }, command.actor, context);
    case 'END':
      return moved({ ...series, status: 'ENDED', nextOn: null }, command.actor, context);
    case 'RESUME': {
      // What lay within the pause was not missed: somebody wanted none of it.
      const nextOn = upcoming(createRecurrence(series), series.lastOn, context.now);
      return moved({ ...running(series, nextOn), caughtUp: 0 }, command.actor, context);
    }
  }
}

function decideChange(command: SeriesChangeCommand, series: Series, context: DecisionContext): SeriesDecision {
  if (series.status === 'ENDED') return refuse(illegal(series));
  const { recurrenceStartTime, ...changes } = command.changes;
  const given = { ...changes, recurrenceStartTime: recurrenceStartTime && toWholeSecond(recurrenceStartTime) };
  const changed = {
    ...series,
    name: given.name ?? series.name,
    data: given.data ?? series.data,
    missedOccurrences: given.missedOccurrences ?? series.missedOccurrences,
    recurrencePattern: given.recurrencePattern ?? series.recurrencePattern,
    recurrenceStartTime: given.recurrenceStartTime ?? series.recurrenceStartTime,
    recurrenceTimeZone: given.recurrenceTimeZone ?? series.recurrenceTimeZone,
  };
  const isRuleSame =
    changed.recurrencePattern === series.recurrencePattern &&
    changed.recurrenceStartTime === series.recurrenceStartTime &&
    changed.recurrenceTimeZone === series.recurrenceTimeZone;
  if (isRuleSame) return moved(changed, command.actor, context);
  const fault = countFault(changed);
  if (fault !== null) return refuse(fault);
  const nextOn = upcoming(createRecurrence(changed), series.lastOn, context.now);
  if (nextOn === null) return refuse(neverOccurs(Math.max(context.now, series.lastOn)));
  return moved(
    series.status === 'PAUSED' ? changed : { ...running(changed, nextOn), caughtUp: 0 },
    command.actor,
    context,
  );
}

function decideRecur(command: RecurCommand, series: Series, context: DecisionContext): SeriesDecision {
  const { now } = context;
  const recurrence = createRecurrence(series);
  const created: Instant[] = [];
  let { nextOn, caughtUp } = series;
  const isEnough = () => series.missedOccurrences === 'NONE' || caughtUp >= mostCaughtUp;
  while (nextOn !== null && nextOn <= now && created.length < mostAtOnce) {
    if (now - nextOn > lateAfterMs && isEnough()) {
      nextOn = recurrence.from(now - lateAfterMs);
      continue;
    }
    created.push(nextOn);
    caughtUp += 1;
    nextOn = recurrence.from((series.missedOccurrences === 'ONE' ? Math.max(nextOn, now) : nextOn) + 1);
  }
  if (nextOn === series.nextOn) {
    // The store offered it, so its query and this rule disagree by a moment: the clock was set back in between.
    return refuse(refusal('INVALID_STATE_CHANGE', 'Its time has not come.'));
  }
  const lastOn = created.at(-1) ?? series.lastOn;
  const occurrenceCount = series.occurrenceCount + created.length;
  const isOnTime = nextOn === null || nextOn > now;
  const next = { ...running(series, nextOn), lastOn, occurrenceCount, caughtUp: isOnTime ? 0 : caughtUp };
  return moved(next, command.actor, context, created);
}

/** The same series one version further, with the operations for the occurrences that are created with that. */
function moved(
  series: Series,
  actor: string,
  context: DecisionContext,
  created: readonly Instant[] = [],
): SeriesDecision {
  return {
    type: 'CHANGE',
    series: { ...series, version: series.version + 1, modifiedBy: actor, modifiedOn: context.now },
    occurrences: created.map((occurrenceOn) => {
      const isLate = context.now - occurrenceOn > lateAfterMs;
      return changeAlong(creationArrow('AT_ONCE'), context, actor, {
        reason: isLate ? `It was due at ${new Date(occurrenceOn).toISOString()} and is made up for.` : null,
        origin: { ...occurrenceOrigin(series, occurrenceOn), id: context.newId(), requestId: null },
        payloads: series.data === null ? {} : { data: series.data },
      }).change;
    }),
  };
}

/** ACTIVE until its next occurrence; one without any has ended. */
function running(series: Series, nextOn: Instant | null): Series {
  return { ...series, status: nextOn === null ? 'ENDED' : 'ACTIVE', nextOn };
}

/** The first occurrence that is neither past nor created. */
function upcoming(recurrence: Recurrence, lastOn: Instant, now: Instant): Instant | null {
  return recurrence.from(Math.max(now, lastOn + 1));
}

function illegal({ status }: Series): Refusal {
  const possible = {
    ACTIVE: 'it can be paused, changed or ended',
    PAUSED: 'it can be resumed, changed or ended',
    ENDED: 'nothing changes it any more',
  };
  return refusal('INVALID_STATE_CHANGE', `The series is ${status}; ${possible[status]}.`);
}

function refuse(refused: Refusal): SeriesDecision {
  return { type: 'REFUSE', refusal: refused };
}
