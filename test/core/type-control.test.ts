import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Operation } from '../../src/core/operation.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import { freeLoad, limitsOf, startsNow, type TypeLoad } from '../../src/core/starts-now.ts';
import type { TypeCommand } from '../../src/core/type-command.ts';
import { afterCommand, freeControl, type TypeControl } from '../../src/core/type-control.ts';
import { claim, settle, tick } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

const operationTypes = createOperationTypes([
  { value: 5, maxLocked: 3, startsPerMinute: 120, breakerFailures: 2, breakerMinutes: 5 },
]);

function loadWith(given: Partial<TypeLoad> & { readonly control?: TypeControl } = {}): TypeLoad {
  return { ...freeLoad(5), ...given };
}

/** What a command on an operation makes of its type; undefined: nothing. */
function controlAfter(command: Command, operation: Operation, control: TypeControl, instant = now) {
  const decision = decide(command, operation, { ...contextAt(instant), operationTypes }, null, () =>
    loadWith({ control }),
  );
  return decision.type === 'CHANGE' ? decision.control : undefined;
}

const failure = settle(2, 'FAILED', { retry: false });
const running = operationIn('IN_PROGRESS');
const hold: TypeCommand = { type: 'HOLD', operationType: 5, reason: 'The shop is closed', actor: 'alice' };
const release: TypeCommand = { type: 'RELEASE', operationType: 5, reason: null, actor: 'bob' };
const free = freeControl(5);
const held = afterCommand(free, hold, now);

describe('a type', () => {
  it('may start as many as there are places and the pace allows, the fewer of the two', () => {
    const limits = limitsOf(operationTypes, 5);
    expect(startsNow(limits, loadWith(), now)).toEqual({ count: 2, heldBackBy: null, until: null });
    expect(startsNow(limits, loadWith({ lockedCount: 2 }), now)).toEqual({ count: 1, heldBackBy: null, until: null });
    expect(startsNow(limits, loadWith({ lockedCount: 9 }), now)).toMatchObject({ count: 0, heldBackBy: 'TYPE_LIMIT' });
    expect(startsNow(limitsOf(operationTypes, 6), freeLoad(6), now).count).toBe(Number.POSITIVE_INFINITY);
    expect(startsNow(limitsOf(operationTypes, 70_000), freeLoad(70_000), now).heldBackBy).toBeNull();
  });

  it('is held back by a hold before its places, and by those before its pace', () => {
    const full = loadWith({ control: { ...held, paceOn: now + minute }, lockedCount: 3 });
    const limits = limitsOf(operationTypes, 5);
    expect(startsNow(limits, full, now).heldBackBy).toBe('TYPE_HELD');
    const released = { ...full, control: { ...full.control, hold: null } };
    expect(startsNow(limits, released, now).heldBackBy).toBe('TYPE_LIMIT');
    expect(startsNow(limits, { ...released, lockedCount: 0 }, now)).toMatchObject({
      heldBackBy: 'RATE_LIMIT',
      until: expect.any(Number),
    });
  });

  it('has nothing claimed where it is held back, and a pace that moves with each claim where it is not', () => {
    const ready = operationIn('WAITING_FOR_RESOURCES');
    const context = { ...contextAt(now), operationTypes };
    const refused = decide(claim(), ready, context, null, () => loadWith({ control: held }));
    expect(refused).toMatchObject({ type: 'REFUSE', refusal: { code: 'INVALID_STATE_CHANGE' } });
    expect(decide(claim(), ready, context, null, () => loadWith({ lockedCount: 3 }))).toMatchObject({ type: 'REFUSE' });
    const paceOn = controlAfter(claim(), ready, free)?.paceOn ?? 0;
    expect(paceOn).toBeGreaterThan(now);
    expect(decide(claim(), operationIn('WAITING_FOR_RESOURCES'), contextAt(now)).type).toBe('CHANGE');
  });
});

describe('a hold', () => {
  it('says who, since when and why, and ends with the release', () => {
    expect(held.hold).toEqual({ heldOn: now, heldBy: 'alice', reason: 'The shop is closed', byBreaker: false });
    expect(afterCommand(held, release, now)).toEqual(free);
  });

  it('stays as it is where it is asked for again, and so does what is free', () => {
    expect(afterCommand(held, { ...hold, actor: 'bob' }, now + minute)).toBe(held);
    expect(afterCommand(free, release, now)).toBe(free);
  });
});

describe('the breaker', () => {
  const once = controlAfter(failure, running, free) ?? free;

  it('holds the type with the failure that makes them enough', () => {
    expect(once).toEqual({ ...free, failedOn: [now] });
    expect(controlAfter(failure, running, once, now + 5 * minute - 1)).toEqual({
      ...free,
      hold: {
        heldOn: now + 5 * minute - 1,
        heldBy: 'platform',
        reason: '2 operations failed within 5 minutes.',
        byBreaker: true,
      },
    });
  });

  it('counts what fails at the end of its lease', () => {
    const spent = { ...running, retryCount: running.maxRetries };
    const late = (running.lease?.expiresOn ?? 0) + 1;
    expect(controlAfter(tick(late), spent, once, late)?.failedOn).toEqual([late]);
    expect(controlAfter(tick(late), spent, { ...once, failedOn: [late - 1] }, late)?.hold?.byBreaker).toBe(true);
  });

  it.each<[string, TypeControl, number]>([
    ['what lies before its window', once, now + 5 * minute],
    ['what lies ahead of a clock that was set back', { ...free, failedOn: [now + minute] }, now],
  ])('forgets %s', (_what, control, instant) => {
    expect(controlAfter(failure, running, control, instant)).toEqual({ ...free, failedOn: [instant] });
  });

  it('does not count an attempt that is retried, nor what fails while the type is held', () => {
    expect(controlAfter(settle(2, 'FAILED'), running, once)).toBeUndefined();
    expect(controlAfter(failure, running, held)).toBeUndefined();
  });

  it('begins anew with a hold and with a release', () => {
    expect(afterCommand(once, hold, now).failedOn).toEqual([]);
    expect(afterCommand({ ...held, failedOn: [now] }, release, now).failedOn).toEqual([]);
  });

  it('is none where the type has none', () => {
    const decision = decide(failure, running, contextAt(now), null, () => loadWith());
    expect(decision.type === 'CHANGE' && decision.control).toBeUndefined();
  });
});
