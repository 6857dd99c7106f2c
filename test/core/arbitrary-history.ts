import fc from 'fast-check';
import { applyChange } from '../../src/core/change.ts';
import type { Command } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Decision, DecisionContext } from '../../src/core/decision.ts';
import { ownActions, settleOutcomes } from '../../src/core/lifecycle.ts';
import type { Operation } from '../../src/core/operation.ts';
import { stateNames, statusNames } from '../../src/core/statuses.ts';
import { act, claim, create, heartbeat, settle, tick, update } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { deepFreeze } from './deep-freeze.ts';

/** One command of a history: what it was put to, what was decided, what came of it. All of it is frozen. */
export interface Step {
  readonly before: Operation | null;
  readonly command: Command;
  readonly context: DecisionContext;
  readonly position: number;
  readonly decision: Decision;
  readonly after: Operation | null;
}

/** A command that still has to be fitted to the operation: epochs, versions and times are meant relative to it. */
type Draft = (operation: Operation | null, instant: number) => Command;

const offset = fc.constantFrom(0, 0, 0, 0, 0, -1, 1);
const timeFromNow = fc.option(fc.integer({ min: -minute, max: 60 * minute }), { freq: 2 });
const text = fc.option(fc.constantFrom('', 'a', 'disk full'));
const payload = fc.constantFrom(undefined, undefined, null, '{}');

const from = (instant: number, ms: number | null) => (ms === null ? null : instant + ms);

const created = fc
  .record({ maxRetries: fc.nat(2), operationType: fc.constantFrom(5, 5, 5, 9), data: text, wait: timeFromNow })
  .map(
    ({ wait, ...input }): Draft =>
      (_operation, instant) =>
        create({ ...input, postponeUntil: from(instant, wait) }),
  );

const acted = fc
  .record({ action: fc.constantFrom(...ownActions), wait: timeFromNow, version: fc.option(offset), reason: text })
  .map(
    ({ action, wait, version, reason }): Draft =>
      (operation, instant) => {
        const expectedVersion = version === null ? null : (operation?.version ?? 0) + version;
        const postponeUntil = action === 'POSTPONE' ? from(instant, wait) : null;
        return act(action, { postponeUntil, expectedVersion, reason });
      },
  );

const written = fc
  .record({
    stateCode: fc.option(fc.constantFrom(...stateNames), { freq: 9 }),
    statusCode: fc.option(fc.constantFrom(...statusNames)),
    wait: timeFromNow,
  })
  .map(
    ({ wait, ...attributes }): Draft =>
      (_operation, instant) =>
        update({ ...attributes, postponeUntil: from(instant, wait) }),
  );

const beaten = fc
  .record({ epoch: offset, progress: fc.option(fc.constantFrom(0, 0.5, 1)), stage: text, message: text })
  .map(
    ({ epoch, ...told }): Draft =>
      (operation) =>
        heartbeat((operation?.epoch ?? 0) + epoch, told),
  );

const settled = fc
  .record({
    epoch: offset,
    outcome: fc.constantFrom(...settleOutcomes),
    data: payload,
    result: payload,
    message: payload,
    friendlyMessage: payload,
    errorCode: fc.constantFrom(undefined, null, 7),
    wait: timeFromNow,
    retry: fc.boolean(),
  })
  .map(
    ({ epoch, outcome, wait, data, result, ...rest }): Draft =>
      (operation, instant) => {
        const postpones = outcome === 'WAITING' || (outcome === 'FAILED' && rest.retry);
        return settle((operation?.epoch ?? 0) + epoch, outcome, {
          ...rest,
          ...(['PAUSED', 'WAITING', 'FAILED', 'RELEASED'].includes(outcome) ? { data } : {}),
          ...(['SUCCEEDED', 'FAILED', 'CANCELED'].includes(outcome) ? { result } : {}),
          postponeUntil: postpones ? from(instant, wait) : null,
        });
      },
  );

const claimed = fc.constantFrom('host-1', 'host-2').map(
  (hostId): Draft =>
    () =>
      claim({ hostId, actor: hostId, leaseMs: 5 * minute }),
);
const ticked = fc.constant<Draft>((_operation, instant) => tick(instant));

const draft = fc.oneof(
  { arbitrary: created, weight: 1 },
  { arbitrary: acted, weight: 5 },
  { arbitrary: written, weight: 2 },
  { arbitrary: claimed, weight: 6 },
  { arbitrary: beaten, weight: 2 },
  { arbitrary: settled, weight: 3 },
  { arbitrary: ticked, weight: 4 },
);

/** Mostly forward; sometimes the clock is set back. */
const passing = fc.oneof(
  { arbitrary: fc.nat(20 * minute), weight: 5 },
  { arbitrary: fc.integer({ min: -20 * minute, max: 0 }), weight: 1 },
);

const drafts = fc.array(
  fc.record({ draft, passing, gap: fc.integer({ min: 1, max: 3 }), random: fc.constantFrom(0, 0.5, 0.999) }),
  { minLength: 1, maxLength: 40 },
);

/** What becomes of one operation (and of the next, where it is deleted) under a sequence of commands. */
export const histories = fc.tuple(created, drafts).map(([first, rest]) => {
  const steps: Step[] = [];
  let operation: Operation | null = null;
  let position = 0;
  let instant = now;
  for (const { draft: make, passing: ms, gap, random } of [
    { draft: first, passing: 0, gap: 1, random: 0.5 },
    ...rest,
  ]) {
    position += gap;
    instant += ms;
    const step: Step = stepOf(operation, make(operation, instant), deepFreeze(contextAt(instant, random)), position);
    steps.push(step);
    operation = step.after;
  }
  return steps;
});

function stepOf(before: Operation | null, command: Command, context: DecisionContext, position: number): Step {
  deepFreeze(command);
  const decision = deepFreeze(decide(command, before, context));
  return { before, command, context, position, decision, after: deepFreeze(afterwards(before, decision, position)) };
}

function afterwards(before: Operation | null, decision: Decision, position: number): Operation | null {
  if (decision.type === 'RENEW') return before === null ? null : { ...before, lease: decision.lease };
  if (decision.type !== 'CHANGE') return before;
  return decision.change.to === null ? null : applyChange(before, decision.change, position);
}
