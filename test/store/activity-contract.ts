import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batches } from './arbitrary-batches.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { playHistory } from './play-history.ts';
import { StoreWriter } from './store-writer.ts';

const everything = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };

/** What happened when: minute by minute, and where in the log. */
export function activityContract(open: OpenStore): void {
  it('there is none before the first event', () =>
    withStore(open, async (store) => {
      expect([await store.activity(everything), await store.eventsSpan(), await store.positionAt(0)]).toEqual([
        [],
        null,
        0,
      ]);
    }));

  it('is known for as long as there is room for it, wherever the clock goes meanwhile', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const began = writer.instant;
      const year = 365 * 86_400_000;
      for (const passed of [0, 60_000, year, 120_000, -year, 180_000]) {
        writer.instant = began + passed;
        await writer.create();
      }
      expect((await store.activity(everything)).map(({ minute, created }) => [minute - began, created])).toEqual(
        [-year, 0, 60_000, 120_000, 180_000, year].map((passed) => [passed, 1]),
      );
    }));

  it('is that of the model, outlives what is cut and a restart, and every moment has its position', async () => {
    const history = fc.array(batches, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(history, (played) =>
        withStore(open, async (written, { reopen }) => {
          const { model } = await playHistory(written, played);
          const store = reopen === undefined ? written : await reopen();
          const all = await model.activity(everything);
          expect(await store.activity(everything)).toEqual(all);
          for (const { minute } of all) {
            const query = { from: minute, until: minute + 60_000 };
            expect(await store.activity(query)).toEqual(await model.activity(query));
          }
          const [floor, head] = [await store.floor(), await store.head()];
          const events = await store.events({ after: floor, until: head, limit: 1_000, operationIds: null });
          const times = new Map(events.map(({ position, occurredOn }) => [position, occurredOn]));
          const place = (position: number) => ({ position, occurredOn: times.get(position) });
          const span = head === floor ? null : { first: place(floor + 1), last: place(head) };
          expect(await store.eventsSpan()).toEqual(span);
          for (const instant of new Set([...times.values()].flatMap((time) => [time - 1, time]))) {
            const position = await store.positionAt(instant);
            expect(position === floor || (times.get(position) ?? Number.NaN) <= instant).toBe(true);
            expect(position === head || (times.get(position + 1) ?? Number.NaN) > instant).toBe(true);
          }
        }),
      ),
      { numRuns: 20 },
    );
  });
}
