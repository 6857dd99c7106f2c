import { expect, it } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import { act, appendLogLines, claim, settle } from '../core/commands.ts';
import { now } from '../core/decision-context.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

async function claimedOne(writer: StoreWriter) {
  await writer.create();
  const [operation] = await writer.change(claim());
  return operation;
}

export function logLinesContract(open: OpenStore): void {
  it('are there in order, without an event, also after the store is opened again', () =>
    withStore(open, async (store, { reopen }) => {
      const writer = new StoreWriter(store);
      const operation = await claimedOne(writer);
      const { id, seq } = operation;
      const { outcomes, events, logged, claimable } = await writer.apply(
        { ...appendLogLines(1, ['a', 'b']), id },
        { ...appendLogLines(1, ['c']), id },
        { ...appendLogLines(2, ['d']), id },
      );
      expect(outcomes).toMatchObject([
        [{ type: 'APPENDED', operation, newest: 2 }],
        [{ type: 'APPENDED', operation, newest: 3 }],
        [{ type: 'REFUSED', refusal: { code: 'INVALID_INPUT', field: ['epoch'] } }],
      ]);
      expect([events, logged, claimable, await store.head()]).toEqual([[], [id, id], [], 2]);
      const all = { operationSeq: seq, after: 0, limit: 9, take: 'FIRST' } as const;
      const line = (number: number, text: string) => ({ number, occurredOn: now, epoch: 1, ordinal: number, text });
      const page = { lines: [line(1, 'a'), line(2, 'b'), line(3, 'c')], oldest: 1, newest: 3 };
      expect(await store.logLines(all)).toEqual(page);
      expect(await store.logLines({ ...all, after: 1, limit: 1 })).toEqual({ ...page, lines: [line(2, 'b')] });
      expect(await store.logLines({ ...all, limit: 2, take: 'LAST' })).toEqual({ ...page, lines: page.lines.slice(1) });
      expect(await store.logLines({ ...all, limit: 0, take: 'LAST' })).toEqual({ ...page, lines: [] });
      expect(await store.logLines({ ...all, operationSeq: seq + 1 })).toEqual({ lines: [], oldest: 0, newest: 0 });
      if (reopen !== undefined) expect(await (await reopen()).logLines(all)).toEqual(page);
    }));

  it('are no more than are kept: the oldest go, and numbers go on', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const { id, seq } = await claimedOne(writer);
      const append = (texts: readonly string[], offset: number | null = null) =>
        writer.ask({ ...appendLogLines(1, texts, { offset, kept: 3 }), id });
      const numbers = async () => {
        const page = await store.logLines({ operationSeq: seq, after: 0, limit: 9, take: 'FIRST' });
        return [page.lines.map(({ number, text }) => `${number}${text}`), page.oldest, page.newest];
      };
      await append(['a', 'b']);
      await append(['c', 'd']);
      expect(await numbers()).toEqual([['2b', '3c', '4d'], 2, 4]);
      await append(['e', 'f', 'g', 'h', 'i']);
      expect(await numbers()).toEqual([['7g', '8h', '9i'], 7, 9]);
      // Numbers that are left out count, too.
      await append(['z'], 10);
      expect(await numbers()).toEqual([['9i', '11z'], 9, 11]);
    }));

  it('go with their operation, and with no other', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const gone = await claimedOne(writer);
      const other = await claimedOne(writer);
      for (const { id } of [gone, other]) await writer.ask({ ...appendLogLines(1, ['a']), id });
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: gone.id });
      const page = async (operationSeq: number) =>
        (await store.logLines({ operationSeq, after: 0, limit: 9, take: 'FIRST' })).lines.length;
      expect(await page(gone.seq)).toBe(1);
      await writer.change(act('DELETE', { id: gone.id }));
      expect([await page(gone.seq), await page(other.seq)]).toEqual([0, 1]);
    }));

  it('of deleted operations are found no more at once, and cleared a few at a time, whatever comes between', () =>
    withStore(open, async (opened, { reopen }) => {
      let store = opened;
      let writer = new StoreWriter(store);
      const operations: Operation[] = [];
      for (const count of [5, 0, 1, 2, 4]) {
        const operation = await claimedOne(writer);
        operations.push(operation);
        const [first, ...rest] = Array.from({ length: count }, (_, at) => `line ${at}`);
        const { id } = operation;
        if (first !== undefined) await writer.ask({ ...appendLogLines(1, [first]), id });
        // Numbers that are left out are no lines, and hide none.
        if (rest.length > 0) await writer.ask({ ...appendLogLines(1, rest, { offset: 20 }), id });
        await writer.change({ ...settle(1, 'SUCCEEDED'), id });
      }
      const other = operations.at(-1);
      const found = async () => {
        const pages = operations.map(({ seq }) =>
          store.logLines({ operationSeq: seq, after: 0, limit: 9, take: 'LAST' }),
        );
        return (await Promise.all(pages)).map(({ lines, oldest, newest }) => [lines.length, oldest, newest]);
      };
      const kept = [4, 1, 23];
      const none = [0, 0, 0];
      expect(await found()).toEqual([[5, 1, 24], none, [1, 1, 1], [2, 1, 21], kept]);
      expect(await store.clearLogLines(3)).toBe(0);
      for (const { id } of operations) if (id !== other?.id) await writer.change(act('DELETE', { id }));
      expect(await found()).toEqual([none, none, none, none, kept]);
      expect(await store.clearLogLines(1)).toBe(1);
      expect(await found()).toEqual([none, none, none, none, kept]);
      if (reopen !== undefined) {
        store = await reopen();
        writer = new StoreWriter(store);
        expect(await found()).toEqual([none, none, none, none, kept]);
      }
      const cleared: number[] = [];
      while (cleared.at(-1) !== 0) cleared.push(await store.clearLogLines(3));
      expect(cleared).toEqual([3, 3, 1, 0]);
      expect(await found()).toEqual([none, none, none, none, kept]);
      await writer.change(act('DELETE', { id: other?.id ?? '' }));
      expect([await store.clearLogLines(9), await store.clearLogLines(9)]).toEqual([4, 0]);
    }));
}
