import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seriesStatuses } from '../../src/core/series.ts';
import type { Store } from '../../src/store/store.ts';
import { batches } from './arbitrary-batches.ts';
import { crowdedBatches } from './crowded-batches.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { type Played, playHistory } from './play-history.ts';

const fields = ['data', 'result', 'message', 'friendlyMessage'] as const;

/** Random commands, judged by the real `decide`, put to the store and to the plainest one that there can be. */
export function historyContract(open: OpenStore): void {
  it('has the outcomes, the log, the rows and the counters of the model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batches, { minLength: 1, maxLength: 30 }), (history) =>
        withStore(open, async (store, { reopen }) => {
          const played = await playHistory(store, history);
          const { logId } = store;
          await expectSame(store, played);
          if (reopen === undefined) return;
          const reopened = await reopen();
          expect(reopened.logId).toBe(logId);
          await expectSame(reopened, played);
        }),
      ),
      { numRuns: 30 },
    );
  });

  it('has them also where many of the same are written together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(crowdedBatches, { minLength: 2, maxLength: 6 }), (history) =>
        withStore(open, async (store) => expectSame(store, await playHistory(store, history))),
      ),
      { numRuns: 10 },
    );
  });
}

async function expectSame(store: Store, { model, ids }: Played): Promise<void> {
  const head = await store.head();
  const all = { after: 0, until: head, limit: head + 1, operationIds: null };
  const events = await store.events(all);
  expect(events.map(({ position }) => position)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
  expect(events).toEqual(await model.events(all));

  const operations = await store.operations(ids);
  expect(operations).toEqual(await model.operations(ids));
  expect(await store.reruns(ids)).toEqual(await model.reruns(ids));
  for (const operation of operations) {
    if (operation === null) continue;
    const lines = { operationSeq: operation.seq, after: 1, limit: 2 };
    for (const take of ['FIRST', 'LAST'] as const) {
      expect(await store.logLines({ ...lines, take })).toEqual(await model.logLines({ ...lines, take }));
    }
    const own = events.filter((event) => event.operation.id === operation.id);
    expect(operation.version).toBe(own.length);
    // A renewed lease is not an event; everything else in the row stands in the newest one.
    expect({ ...operation, lease: null }).toEqual({ ...own.at(-1)?.operation, lease: null });
  }

  for (const series of model.allSeries()) expect(await store.series(series.id)).toEqual(series);
  for (const status of [null, ...seriesStatuses]) {
    const query = { status, after: null, limit: 5 };
    expect(await store.seriesPage(query)).toEqual(await model.seriesPage(query));
  }

  const recount = Map.groupBy(model.all(), ({ operationType, statusCode }) => `${operationType}/${statusCode}`);
  const { position, rows } = await store.counts({});
  expect(position).toBe(head);
  expect(new Map(rows.map((row) => [`${row.operationType}/${row.statusCode}`, row.count]))).toEqual(
    new Map([...recount].map(([key, group]) => [key, group.length])),
  );

  const { disk, longReads, heldTypes, ...figures } = store.figures();
  const { heldTypes: held, ...wanted } = model.figures();
  expect({ ...figures, disk: null, longReads: [] }).toEqual(wanted);
  expect(heldTypes.toSorted()).toEqual(held.toSorted());

  for (const { operation, position: at } of events) {
    for (const moment of [at - 1, at]) {
      expect(await store.operationAt(operation.id, moment)).toEqual(await model.operationAt(operation.id, moment));
    }
    for (const field of fields) expect(await store.payload(field, at)).toBe(await model.payload(field, at));
  }
  for (const token of ['token-1', 'token-2', 'token-3']) {
    expect(await store.firstOfToken(token)).toEqual(await model.firstOfToken(token));
  }
  for (const key of ['key-1', 'key-2', 'nothing']) {
    expect(await store.lockedOfKey(key)).toEqual(await model.lockedOfKey(key));
  }
  for (const operationIds of [ids.slice(0, 1), ids.slice(2, 6), [...ids, ...ids, 'nobody'], []]) {
    const query = { after: Math.floor(head / 4), until: head - 1, limit: 7, operationIds };
    expect(await store.events(query)).toEqual(await model.events(query));
  }
}
