import { expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import { act, claim, heartbeat, leaseMs, settle, soon, tick } from '../core/commands.ts';
import { contextAt, minute, now } from '../core/decision-context.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

export function dueContract(open: OpenStore): void {
  it('is the earliest of all wakes and ends of leases', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create({ postponeUntil: now + 5 * minute });
      expect(await store.nextDue()).toBe(now + 5 * minute);
      await writer.create({ postponeUntil: soon });
      expect(await store.nextDue()).toBe(soon);
      expect(await store.nextDue(soon - 1)).toBe(soon);
      expect(await store.nextDue(soon)).toBe(now + 5 * minute);
      expect(await store.nextDue(now + 5 * minute)).toBeNull();
      await writer.change(act('CANCEL', { id: 'id-2' }));
      expect(await store.nextDue()).toBe(now + 5 * minute);
      await writer.change(act('RESUME', { id: 'id-1' }));
      expect(await store.nextDue()).toBeNull();
      await writer.change(claim());
      expect(await store.nextDue()).toBe(now + leaseMs);
      writer.instant += minute;
      await writer.ask({ ...heartbeat(1), id: 'id-1' });
      expect(await store.nextDue()).toBe(now + minute + leaseMs);
      await writer.change({ ...settle(1, 'WAITING'), id: 'id-1' });
      expect(await store.nextDue()).toBeNull();
    }));

  it('is offered in the order in which it falls due, at most `limit` of each kind, and once', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      for (const minutes of [3, 1, 2]) await writer.create({ postponeUntil: now + minutes * minute });
      await writer.apply(writer.creation({ operationType: 6 }), writer.creation({ operationType: 6 }));
      await writer.change(claim({ operationTypes: [6], leaseMs: 2 * minute, limit: 2 }));
      const ticked = async (instant: number, limit: number) => {
        writer.instant = instant;
        const outcomes = await writer.ask({ ...tick(instant), limit });
        return outcomes.map((outcome) =>
          outcome.type === 'CHANGED' ? `${outcome.event.kind} ${outcome.operation.id}` : outcome,
        );
      };
      expect(await ticked(now + minute - 1, 9)).toEqual([]);
      expect(await ticked(now + minute, 9)).toEqual(['WOKEN id-2']);
      expect(await ticked(now + 9 * minute, 1)).toEqual(['WOKEN id-3', 'LEASE_EXPIRED id-4']);
      expect(await ticked(now + 9 * minute, 9)).toEqual(['WOKEN id-1', 'LEASE_EXPIRED id-5']);
      expect(await ticked(now + 9 * minute, 9)).toEqual([]);
      expect(await store.nextDue()).toBeNull();
    }));

  it('leaves a lease that has run out to a host that has not had its length to renew it', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.apply(writer.creation(), writer.creation({ operationType: 6 }));
      await writer.change(claim({ leaseMs: 2 * minute }));
      await writer.change(claim({ operationTypes: [6], leaseMs: minute }));
      const late = now + 9 * minute;
      writer.instant = late;
      const ended = async (renewableMs: number) => {
        const outcomes = await writer.ask({ ...tick(late), renewableSince: late - renewableMs });
        return outcomes.map((outcome) => (outcome.type === 'CHANGED' ? outcome.operation.id : outcome));
      };
      expect(await ended(minute - 1)).toEqual([]);
      expect(await ended(minute)).toEqual(['id-2']);
      expect(await ended(2 * minute - 1)).toEqual([]);
      expect(await ended(2 * minute)).toEqual(['id-1']);
    }));

  it('is carried out for all but those that cannot be, which stay due as they were', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      for (const minutes of [1, 2, 3]) await writer.create({ postponeUntil: now + minutes * minute });
      const cancel = act('CANCEL', { id: 'id-3' });
      const fault = new Error('undecidable');
      const at = contextAt(now + 9 * minute);
      const applied = await store.apply([tick(at.now), cancel], (command, operation) => {
        if (command.type === 'TICK' && operation?.id === 'id-1') throw fault;
        return decide(command, operation, at);
      });
      expect(applied).toMatchObject({
        outcomes: [
          [
            { event: { kind: 'WOKEN', position: 4 }, operation: { id: 'id-2' } },
            { event: { kind: 'WOKEN', position: 5 }, operation: { id: 'id-3' } },
          ],
          [{ event: { kind: 'CANCELED', position: 6 }, operation: { id: 'id-3' } }],
        ],
        claimable: [5],
        faults: [expect.any(Error)],
      });
      expect(applied.events.map(({ position }) => position)).toEqual([4, 5, 6]);
      expect(await store.operations(['id-1'])).toMatchObject([{ statusCode: 'WAITING', version: 1 }]);
      expect(await store.nextDue()).toBe(now + minute);
      expect(await store.head()).toBe(6);
    }));

  it('is told with the batch that wrote it', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const due = async (...commands: readonly Command[]) => (await writer.apply(...commands)).nextDue;
      expect(await due(writer.creation())).toBeNull();
      const late = writer.creation({ postponeUntil: now + 9 * minute });
      expect(await due(late, writer.creation({ postponeUntil: soon }))).toBe(soon);
      expect(await due(claim())).toBe(now + leaseMs);
      expect(await due({ ...settle(1, 'WAITING', { postponeUntil: now + 3 * minute }), id: 'id-1' })).toBe(
        now + 3 * minute,
      );
      expect(await due(act('CANCEL', { id: 'id-1' }))).toBeNull();
    }));

  it('is at once where a pause was asked for until a time that has passed when the host obeys', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create();
      await writer.change(claim());
      await writer.change(act('POSTPONE', { id: 'id-1', postponeUntil: soon }));
      expect(await store.nextDue()).toBe(now + leaseMs);
      writer.instant += 2 * minute;
      const { nextDue } = await writer.apply({ ...settle(1, 'PAUSED'), id: 'id-1' });
      expect(nextDue).toBe(soon);
      expect(await store.nextDue()).toBe(soon);
    }));
}
