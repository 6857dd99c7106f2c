import { expect } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { decideSeries } from '../../src/core/decide-series.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import { limitsOf } from '../../src/core/starts-now.ts';
import { afterCommand } from '../../src/core/type-control.ts';
import type { Decide, DecideSeries, DecideType, Store } from '../../src/store/store.ts';
import { contextAt, now } from '../core/decision-context.ts';
import { type Batch, commandFrom, type Scene, seriesCommandsFrom } from './arbitrary-batches.ts';
import { createModelStore } from './model-store.ts';

/** Of the types that the batches are about, one without limits, one with places, one with a pace and a breaker. */
const operationTypes = new Map(
  [
    ...createOperationTypes([
      { value: 9, maxLocked: 2 },
      { value: 10, startsPerMinute: 2, breakerFailures: 2, breakerMinutes: 10 },
    ]),
  ].filter(([value]) => [5, 9, 10].includes(value)),
);

export type Model = ReturnType<typeof createModelStore>;

export interface Played {
  readonly model: Model;
  /** Of every operation that was ever asked for, in the order of asking. */
  readonly ids: readonly string[];
}

/** Carries out the same commands in a store and in the model, and expects the same of both after every batch. */
export async function playHistory(store: Store, history: readonly Batch[]): Promise<Played> {
  const model = createModelStore();
  const ids: string[] = [];
  let instant = now;
  let due: number | null = null;
  for (const [place, batch] of history.entries()) {
    const { drafts, passing, fault, clearing, cut } = batch;
    instant += passing;
    const operations = new Map(model.all().map((operation) => [operation.id, operation]));
    const scene: Scene = {
      ids: [...ids],
      operationOf: (id) => operations.get(id) ?? null,
      instant,
      head: await model.head(),
      nextId: () => {
        ids.push(`id-${ids.length}`);
        return ids.at(-1) ?? '';
      },
    };
    const commands = drafts.map((draft) => commandFrom(draft, scene));
    const faulty = fault === null ? null : commands[fault % commands.length];
    const decideNow: Decide = (command, operation, earlier, load) => {
      if (command === faulty) throw new Error('this one cannot be decided');
      const newId = () => `new-${place}-${commands.indexOf(command)}-${operation?.id}`;
      return decide(command, operation, { ...contextAt(instant), operationTypes, newId }, earlier, load);
    };
    const wanted = await model.apply(commands, decideNow);
    const got = await store.apply(commands, decideNow);
    expect(got.outcomes).toEqual(wanted.outcomes);
    expect(got.events).toEqual(wanted.events);
    ids.push(
      ...got.events.flatMap(({ kind, operation: { id, rerunOf } }) =>
        kind === 'CREATED' && rerunOf !== null ? id : [],
      ),
    );
    expect(got.logged).toEqual(wanted.logged);
    expect(got.faults.length).toBe(wanted.faults.length);
    expect(got.claimable.toSorted()).toEqual(wanted.claimable.toSorted());
    expect(await store.head()).toBe(await model.head());
    await controlTypes(store, model, batch, instant);
    // Whoever heeds what each batch says is never late, though perhaps early.
    due = Math.min(due ?? Infinity, got.nextDue ?? Infinity);
    const known = model.allSeries().map(({ id }) => id);
    for (const command of seriesCommandsFrom(batch, known, instant)) {
      const decideNow: DecideSeries = (asked, series) => {
        let born = 0;
        const newId = () => {
          born += 1;
          return `${series?.id}-${series?.version}-${born}`;
        };
        return decideSeries(asked, series, { ...contextAt(instant), newId });
      };
      const expected = await model.applyToSeries(command, decideNow);
      const carried = await store.applyToSeries(command, decideNow);
      // In which order they come to be claimable means nothing, here as above.
      expect({ ...carried, claimable: carried.claimable.toSorted() }).toEqual({
        ...expected,
        claimable: expected.claimable.toSorted(),
      });
      ids.push(...carried.events.map(({ operation }) => operation.id));
      due = Math.min(due ?? Infinity, carried.nextDue ?? Infinity);
    }
    const nextDue = await store.nextDue();
    expect(nextDue).toBe(await model.nextDue());
    if (nextDue !== null) expect(await store.nextDue(nextDue)).toBe(await model.nextDue(nextDue));
    expect(due).toBeLessThanOrEqual(nextDue ?? Infinity);
    expect(await store.clearLogLines(clearing)).toBeLessThanOrEqual(clearing);
    if (cut === null) continue;
    const query = { occurredUntil: instant - cut.keepMs, limit: cut.limit };
    expect(await store.cut(query)).toEqual(await model.cut(query));
  }
  return { model, ids };
}

/** Holds a type or lets it go, and expects all types to stand as in the model, within their limits. */
async function controlTypes(store: Store, model: Model, { onType }: Batch, instant: number): Promise<void> {
  if (onType !== null) {
    const change: DecideType = (control) => afterCommand(control, { ...onType, reason: null, actor: 'alice' }, instant);
    expect(await store.applyToType(onType.operationType, change)).toEqual(
      await model.applyToType(onType.operationType, change),
    );
  }
  for (const operationType of operationTypes.keys()) {
    const load = await store.typeLoad(operationType);
    expect(load).toEqual(await model.typeLoad(operationType));
    const { maxLocked } = limitsOf(operationTypes, operationType);
    expect(load.lockedCount).toBeLessThanOrEqual(maxLocked ?? Number.POSITIVE_INFINITY);
  }
}
