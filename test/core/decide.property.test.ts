import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { allowedActions } from '../../src/core/judge-action.ts';
import { type EventKind, transitions } from '../../src/core/lifecycle.ts';
import type { Operation } from '../../src/core/operation.ts';
import { type AsyncOperationStatus, stateOf, statusNames } from '../../src/core/statuses.ts';
import { histories, type Step } from './arbitrary-history.ts';
import { act, heartbeat, rerun } from './commands.ts';
import { minute } from './decision-context.ts';

/** Holds a rule against every step of many histories. */
function everyStep(rule: (step: Step) => void): void {
  fc.assert(
    fc.property(histories, (steps) => {
      for (const step of steps) rule(step);
    }),
    { numRuns: 500 },
  );
}

/** As everyStep, for the operations that come of the steps. */
function everyOperation(rule: (operation: Operation, step: Step) => void): void {
  everyStep((step) => {
    if (step.after !== null) rule(step.after, step);
  });
}

/** As everyStep, for each change of an operation that existed already and goes on existing. */
function everyChange(rule: (before: Operation, after: Operation, step: Step) => void): void {
  everyStep((step) => {
    if (step.decision.type === 'CHANGE' && step.before !== null && step.after !== null) {
      rule(step.before, step.after, step);
    }
  });
}

describe('whatever is asked, an operation', () => {
  it('has a lease, of its newest epoch, if and only if it is Locked', () => {
    everyOperation(({ statusCode, lease, epoch }) => {
      expect(lease !== null).toBe(stateOf(statusCode) === 'LOCKED');
      if (lease !== null) expect(lease.epoch).toBe(epoch);
    });
  });

  it('has a suspension if and only if it is Suspended', () => {
    everyOperation(({ statusCode, suspension }) => {
      expect(suspension !== null).toBe(stateOf(statusCode) === 'SUSPENDED');
    });
  });

  it('has a postponeUntil nowhere but in Waiting, and in Pausing on the way there', () => {
    everyOperation(({ statusCode, postponeUntil }) => {
      if (statusCode !== 'WAITING' && statusCode !== 'PAUSING') expect(postponeUntil).toBeNull();
    });
  });

  it('that backs off or is postponed knows until when', () => {
    everyOperation(({ suspension, postponeUntil }) => {
      if (suspension === 'BACKING_OFF' || suspension === 'POSTPONED') expect(postponeUntil).not.toBeNull();
    });
  });

  it('of a type that nobody may resume is never Suspended without an end', () => {
    everyOperation(({ operationType, statusCode, postponeUntil }) => {
      if (operationType === 9 && stateOf(statusCode) === 'SUSPENDED') expect(postponeUntil).not.toBeNull();
    });
  });

  it('has a completedOn if and only if it is Completed', () => {
    everyOperation(({ statusCode, completedOn }) => {
      expect(completedOn !== null).toBe(stateOf(statusCode) === 'COMPLETED');
    });
  });

  it('has been started, and counts its time, if and only if it has had a lease', () => {
    everyOperation(({ epoch, startedOn, executionMs }) => {
      expect(startedOn !== null).toBe(epoch > 0);
      expect(executionMs !== null).toBe(epoch > 0);
    });
  });

  it('never retries more often than it may', () => {
    everyOperation(({ retryCount, maxRetries }) => {
      expect(retryCount).toBeLessThanOrEqual(maxRetries);
    });
  });

  it('refers to no text that is written later than itself', () => {
    everyOperation(({ position, dataAt, resultAt, messageAt, friendlyMessageAt }) => {
      for (const at of [dataAt, resultAt, messageAt, friendlyMessageAt]) {
        expect(at ?? 0).toBeLessThanOrEqual(position);
      }
    });
  });

  it('takes writes under one epoch at most: under its lease', () => {
    everyOperation((operation, { context }) => {
      const accepted: number[] = [];
      for (let epoch = -1; epoch <= operation.epoch + 1; epoch += 1) {
        const decision = decide(heartbeat(epoch, { progress: 0.25 }), operation, context);
        if (decision.type !== 'REFUSE') accepted.push(epoch);
      }
      expect(accepted).toEqual(operation.lease === null ? [] : [operation.lease.epoch]);
    });
  });

  it('tells in allowedActions what would come of each action', () => {
    everyOperation((operation, { context }) => {
      for (const { action, judgement } of allowedActions(operation, context.operationTypes)) {
        const postponeUntil = action === 'POSTPONE' ? context.now + minute : null;
        const command = action === 'RERUN' ? rerun() : act(action, { postponeUntil });
        const decision = decide(command, operation, context);
        if (judgement.allowed) expect(decision).toMatchObject({ type: 'CHANGE', change: { to: judgement.row.to } });
        else expect(decision).toEqual({ type: 'REFUSE', refusal: judgement.refusal });
      }
    });
  });
});

describe('a change', () => {
  it('is an arrow of the table', () => {
    everyStep(({ decision, before }) => {
      if (decision.type !== 'CHANGE') return;
      const { kind, from, to } = decision.change;
      expect(from).toBe(before?.statusCode ?? null);
      expect(transitions.some((row) => row.event === kind && row.from === from && row.to === to)).toBe(true);
    });
  });

  it('leads nowhere from Completed but to DELETED, and from Suspended never to Locked', () => {
    everyStep(({ decision, before, after }) => {
      if (decision.type !== 'CHANGE' || before === null) return;
      if (stateOf(before.statusCode) === 'COMPLETED') expect(decision.change.kind).toBe('DELETED');
      if (stateOf(before.statusCode) === 'SUSPENDED' && after !== null) {
        expect(stateOf(after.statusCode)).not.toBe('LOCKED');
      }
    });
  });

  it('raises the version by one and moves the position on', () => {
    everyChange((before, after, { position }) => {
      expect(after.version).toBe(before.version + 1);
      expect(after.position).toBe(position);
      expect(after.position).toBeGreaterThan(before.position);
    });
  });

  it('says who made it, and when', () => {
    everyStep(({ decision, context, after }) => {
      if (decision.type !== 'CHANGE' || after === null) return;
      expect(after).toMatchObject({ modifiedBy: decision.change.actor, modifiedOn: context.now });
    });
  });

  it('never lowers the epoch, and raises it by one with a claim alone', () => {
    everyChange((before, after, { decision }) => {
      const claimed = decision.type === 'CHANGE' && decision.change.kind === 'CLAIMED';
      expect(after.epoch).toBe(before.epoch + (claimed ? 1 : 0));
    });
  });

  it('never takes back time spent, a retry or the start', () => {
    everyChange((before, after) => {
      expect(after.executionMs ?? 0).toBeGreaterThanOrEqual(before.executionMs ?? 0);
      expect(after.retryCount).toBeGreaterThanOrEqual(before.retryCount);
      if (before.startedOn !== null) expect(after.startedOn).toBe(before.startedOn);
    });
  });

  it('leaves alone what was fixed at creation', () => {
    everyChange((before, after) => {
      const fixed = ({ id, seq, name, operationType, requestId, maxRetries, createdBy, createdOn }: Operation) => ({
        id,
        seq,
        name,
        operationType,
        requestId,
        maxRetries,
        createdBy,
        createdOn,
      });
      expect(fixed(after)).toEqual(fixed(before));
    });
  });
});

describe('a decision', () => {
  it('that refuses changes nothing and says why', () => {
    everyStep(({ decision, before, after }) => {
      if (decision.type !== 'REFUSE') return;
      expect(after).toBe(before);
      expect(decision.refusal.message).toMatch(/^[“A-Za-z0-9-].*\.$/);
    });
  });

  it('that renews a lease changes nothing else', () => {
    everyStep(({ decision, before, after, context }) => {
      if (decision.type !== 'RENEW') return;
      expect(after).toEqual({ ...before, lease: decision.lease });
      expect(decision.lease.expiresOn).toBe(context.now + decision.lease.leaseMs);
    });
  });

  it('is the same for the same command, operation, time and random number', () => {
    everyStep(({ command, before, context, decision }) => {
      expect(decide(command, before, context)).toEqual(decision);
    });
  });
});

describe('the histories', () => {
  it('come through every status, every event and every arrow', () => {
    const statuses = new Set<AsyncOperationStatus>();
    const events = new Set<EventKind>();
    const arrows = new Set<string>();
    for (const { decision, after } of fc.sample(histories, { numRuns: 2_000, seed: 1 }).flat()) {
      if (after !== null) statuses.add(after.statusCode);
      if (decision.type !== 'CHANGE') continue;
      const { kind, from, to } = decision.change;
      events.add(kind);
      arrows.add(`${from} ${kind} ${to}`);
    }
    expect(statuses).toEqual(new Set(statusNames));
    expect(events).toEqual(new Set(transitions.map((row) => row.event)));
    expect(arrows).toEqual(new Set(transitions.map((row) => `${row.from} ${row.event} ${row.to}`)));
  });
});
