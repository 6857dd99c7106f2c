import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import { createOperationTypes, type OperationTypeSetting } from '../../src/core/operation-types.ts';
import { freeLoad } from '../../src/core/starts-now.ts';
import { afterCommand } from '../../src/core/type-control.ts';
import type { Store } from '../../src/store/store.ts';
import { act, claim, settle, tick } from '../core/commands.ts';
import { contextAt, minute, now } from '../core/decision-context.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

const settings: readonly OperationTypeSetting[] = [
  { value: 5, maxLocked: 2 },
  { value: 9, startsPerMinute: 60, breakerFailures: 2, breakerMinutes: 1 },
];

/** Commands at a moment, by the rules of types with limits. */
function commandsOf(store: Store) {
  const writer = new StoreWriter(store);
  const operationTypes = createOperationTypes(settings);
  const apply = async (...commands: readonly Command[]) => {
    const context = { ...contextAt(writer.instant), operationTypes };
    return store.apply(commands, (command, operation, earlier, load) =>
      decide(command, operation, context, earlier, load),
    );
  };
  const claimed = async (given: Parameters<typeof claim>[0] = {}) => {
    const { outcomes } = await apply(claim({ limit: 10, operationTypes: [5, 6, 9], ...given }));
    return outcomes.flatMap((list) =>
      list instanceof Error ? [] : list.flatMap((each) => (each.type === 'CHANGED' ? [each.operation.id] : [])),
    );
  };
  const control = (type: 'HOLD' | 'RELEASE', operationType: number) =>
    store.applyToType(operationType, (before) =>
      afterCommand(before, { type, operationType, reason: null, actor: 'alice' }, writer.instant),
    );
  return { writer, apply, claimed, control };
}

export function typeContract(open: OpenStore): void {
  it('has as many Locked as its limit says, whatever a claim and a batch ask for', () =>
    withStore(open, async (store) => {
      const { writer, apply, claimed } = commandsOf(store);
      for (const operationType of [5, 5, 6, 5, 6]) await writer.create({ operationType });
      expect(await claimed()).toEqual(['id-1', 'id-3', 'id-2', 'id-5']);
      expect(await store.typeLoad(5)).toMatchObject({ lockedCount: 2, readyCount: 1 });
      expect(await claimed()).toEqual([]);
      const { outcomes } = await apply({ ...settle(1, 'SUCCEEDED'), id: 'id-1' }, claim(), claim());
      expect(outcomes).toMatchObject([
        [{ operation: { statusCode: 'SUCCEEDED' } }],
        [{ operation: { id: 'id-4' } }],
        [],
      ]);
    }));

  it('counts as Locked what is asked to stop, and no longer what has lost its lease', () =>
    withStore(open, async (store) => {
      const { writer, claimed, apply } = commandsOf(store);
      for (let count = 0; count < 4; count += 1) await writer.create();
      await claimed();
      await apply(act('PAUSE', { id: 'id-1' }), act('CANCEL', { id: 'id-2' }));
      expect(await claimed()).toEqual([]);
      writer.instant += 10 * minute;
      await apply(tick(writer.instant));
      expect(await claimed()).toEqual(['id-3', 'id-4']);
    }));

  it('starts no more than its pace says, by all claims of a batch together', () =>
    withStore(open, async (store, { reopen }) => {
      const { writer, claimed, apply } = commandsOf(store);
      for (let count = 0; count < 4; count += 1) await writer.create({ operationType: 9 });
      const ofNine = claim({ operationTypes: [9], limit: 2 });
      const { outcomes } = await apply(ofNine, ofNine);
      expect(outcomes.flat()).toMatchObject([{ type: 'CHANGED' }, { type: 'REFUSED' }, { type: 'REFUSED' }]);
      writer.instant += 999;
      expect(await claimed()).toEqual([]);
      const { claimed: claimedLater, writer: later } = commandsOf((await reopen?.()) ?? store);
      later.instant = writer.instant;
      expect(await claimedLater()).toEqual([]);
      later.instant += 1;
      expect(await claimedLater()).toEqual(['id-2']);
    }));

  it('has nothing claimed while it is held, also after the store is opened again', () =>
    withStore(open, async (store, { reopen }) => {
      const { writer, claimed, control } = commandsOf(store);
      await writer.create({ operationType: 6 });
      const held = await control('HOLD', 6);
      expect(held.hold).toEqual({ heldOn: now, heldBy: 'alice', reason: null, byBreaker: false });
      expect(await claimed()).toEqual([]);
      const reopened = (await reopen?.()) ?? store;
      expect((await reopened.typeLoad(6)).control).toEqual(held);
      const { claimed: claimedThen, control: controlThen } = commandsOf(reopened);
      expect(await claimedThen()).toEqual([]);
      expect((await controlThen('RELEASE', 6)).hold).toBeNull();
      expect(await claimedThen()).toEqual(['id-1']);
    }));

  it('is held by the transaction that commits one failure too many', () =>
    withStore(open, async (store) => {
      const { writer, claimed, apply } = commandsOf(store);
      for (let count = 0; count < 3; count += 1) await writer.create({ operationType: 9 });
      for (let count = 0; count < 2; count += 1) {
        writer.instant += 1_000;
        await claimed();
      }
      const fail = (id: string) => ({ ...settle(1, 'FAILED', { retry: false }), id });
      writer.instant += 1_000;
      const { outcomes } = await apply(fail('id-1'), fail('id-2'), claim({ operationTypes: [9] }));
      expect(outcomes).toMatchObject([
        [{ operation: { statusCode: 'FAILED' } }],
        [{ operation: { statusCode: 'FAILED' } }],
        [{ type: 'REFUSED', operation: { id: 'id-3' } }],
      ]);
      expect((await store.typeLoad(9)).control).toMatchObject({
        hold: { heldOn: writer.instant, heldBy: 'platform', byBreaker: true },
        failedOn: [],
      });
    }));

  it('is free where nobody has heard of it', () =>
    withStore(open, async (store) => {
      expect(await store.typeLoad(70_000)).toEqual(freeLoad(70_000));
    }));

  it('loses nothing of a control with a command that fails', () =>
    withStore(open, async (store) => {
      const { writer } = commandsOf(store);
      await writer.create({ operationType: 9 });
      const context = { ...contextAt(now), operationTypes: createOperationTypes(settings) };
      const good = claim({ operationTypes: [9] });
      const bad = claim({ operationTypes: [9], hostId: 'host-2' });
      const { outcomes } = await store.apply([bad, good], (command, operation, earlier, load) => {
        const decision = decide(command, operation, context, earlier, load);
        if (command === bad) throw new Error('undecidable');
        return decision;
      });
      expect(outcomes).toMatchObject([{ message: 'undecidable' }, [{ type: 'CHANGED' }]]);
      expect((await store.typeLoad(9)).control.paceOn).toBe(now + 1_000);
    }));

  describe('for any sequence of claims in time', () => {
    it('has a pace that is never exceeded, and nothing left behind that may start', async () => {
      const step = fc.record({ passing: fc.nat(1_500), limit: fc.integer({ min: 1, max: 3 }) });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) =>
          withStore(open, async (store) => {
            const { writer, claimed } = commandsOf(store);
            await writer.apply(...steps.map(() => writer.creation({ operationType: 9 })));
            let last = Number.NEGATIVE_INFINITY;
            for (const { passing, limit } of steps) {
              writer.instant += passing;
              const { length } = await claimed({ limit });
              expect(length).toBe(writer.instant - last >= 1_000 ? 1 : 0);
              if (length > 0) last = writer.instant;
            }
          }),
        ),
        { numRuns: 10 },
      );
    });
  });
}
