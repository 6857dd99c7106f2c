import { expect, it } from 'vitest';
import type { BulkCommand } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import { act, claim, rerun, retain, settle } from '../core/commands.ts';
import { contextAt, minute, now } from '../core/decision-context.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

const bulk = (ids: readonly string[]): BulkCommand => ({
  ...{ type: 'BULK', action: 'RERUN', postponeUntil: null, reason: null, actor: 'alice' },
  target: { kind: 'IDS', ids },
});

export function rerunContract(open: OpenStore): void {
  it('leave the old operation alone, and begin with the data that it has now', () =>
    withStore(open, async (store, { reopen }) => {
      const writer = new StoreWriter(store);
      await writer.create({ data: '{"row":0}', maxRetries: 0 });
      await writer.change(claim());
      const [old] = await writer.change({ ...settle(1, 'FAILED', { data: '{"row":7}' }), id: 'id-1' });
      const { outcomes, events, claimable } = await writer.apply(rerun({ id: 'id-1', reason: 'again' }));
      expect(outcomes).toMatchObject([
        [{ type: 'CHANGED', operation: { rerunOf: 'id-1', dataAt: 4, version: 1, seq: 4 }, rerunOf: old }],
      ]);
      expect(events).toMatchObject([{ position: 4, kind: 'CREATED', reason: 'again', before: null }]);
      expect(claimable).toEqual([5]);
      expect(await store.payload('data', 4)).toBe('{"row":7}');
      expect(await store.operations(['id-1'])).toEqual([old]);
      const [again] = await store.reruns(['id-1']);
      expect(again).toMatchObject({ rerunOf: 'id-1', statusCode: 'WAITING_FOR_RESOURCES', createdBy: 'alice' });
      expect(await store.reruns([again?.id ?? '', 'nobody'])).toEqual([null, null]);
      if (reopen !== undefined) expect(await (await reopen()).reruns(['id-1'])).toEqual([again]);
    }));

  it('are answered as they have become in the same batch', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create();
      await writer.change(act('CANCEL', { id: 'id-1' }));
      const { outcomes } = await writer.apply(rerun({ id: 'id-1' }), claim(), rerun({ id: 'id-1' }));
      expect(outcomes).toMatchObject([
        [{ type: 'CHANGED', operation: { rerunOf: 'id-1', statusCode: 'WAITING_FOR_RESOURCES' } }],
        [{ type: 'CHANGED', operation: { rerunOf: 'id-1', statusCode: 'IN_PROGRESS' } }],
        [{ type: 'EXISTING', operation: { rerunOf: 'id-1', statusCode: 'IN_PROGRESS' } }],
      ]);
    }));

  it('are made once, in one batch and after it, singly and among many', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create();
      await writer.change(act('CANCEL', { id: 'id-1' }));
      const { outcomes, events } = await writer.apply(rerun({ id: 'id-1' }), rerun({ id: 'id-1' }), bulk(['id-1']));
      expect(events).toHaveLength(1);
      const [again] = await store.reruns(['id-1']);
      expect(outcomes).toMatchObject([
        [{ type: 'CHANGED', operation: again }],
        [{ type: 'EXISTING', operation: again }],
        [{ type: 'REFUSED', refusal: { code: 'INVALID_STATE_CHANGE' }, operation: { id: 'id-1' } }],
      ]);
      expect(await writer.ask(rerun({ id: 'id-1', requestId: 'r' }))).toMatchObject([{ type: 'EXISTING' }]);
    }));

  it('are made once, whatever a decision says', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create();
      await writer.change(act('CANCEL', { id: 'id-1' }));
      await writer.change(rerun({ id: 'id-1' }));
      // As if it knew of none.
      const { outcomes } = await store.apply([rerun({ id: 'id-1' })], (command, operation) =>
        decide(command, operation, contextAt(now)),
      );
      expect(outcomes).toEqual([expect.any(Error)]);
      expect(await store.head()).toBe(3);
    }));

  it('are found by their key too, and are made anew once they have been deleted', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create({ requestId: 'taken' });
      await writer.change(act('CANCEL', { id: 'id-1' }));
      expect(await writer.ask(rerun({ id: 'id-1', requestId: 'taken' }))).toMatchObject([
        { type: 'REFUSED', refusal: { code: 'INVALID_INPUT', field: ['requestId'] }, operation: { id: 'id-1' } },
      ]);
      const [first] = await writer.change(rerun({ id: 'id-1', requestId: 'free' }));
      const { outcomes } = await writer.apply(act('CANCEL', { id: first.id }), act('DELETE', { id: first.id }));
      expect(outcomes).toMatchObject([[{ type: 'CHANGED' }], [{ type: 'CHANGED' }]]);
      const [second] = await writer.change(rerun({ id: 'id-1', requestId: 'free' }));
      expect(second.id).not.toBe(first.id);
    }));

  it('outlive the old operation and what was kept of it', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create({ data: '[1]' });
      await writer.change(act('CANCEL', { id: 'id-1' }));
      const [again] = await writer.change(rerun({ id: 'id-1' }));
      writer.instant += minute;
      await writer.change(retain({ CANCELED: minute }, writer.instant));
      await writer.create();
      await store.cut({ occurredUntil: writer.instant, limit: 9 });
      expect(await store.operations(['id-1', again.id])).toEqual([null, again]);
      expect(await store.payload('data', again.dataAt ?? 0)).toBe('[1]');
      expect(await writer.ask(rerun({ id: 'id-1' }))).toMatchObject([{ type: 'EXISTING', operation: again }]);
    }));
}
