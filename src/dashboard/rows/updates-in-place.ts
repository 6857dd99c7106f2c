import { comparePlaces, placeOf } from './row-order.ts';
import type { RowUpdate } from './row-updates.ts';
import type { RowEntry, RowWindow } from './row-window.ts';

export interface UpdatesInPlace {
  readonly window: RowWindow;
  /** What asks a row to move, to come or to go, in the order in which it was told. */
  readonly later: readonly RowUpdate[];
}

/**
 * What rows say is new at once, while each stays where it is: of one that has to move, the update is to be applied again,
 * with those that were not applied at all.
 */
export function withUpdatesInPlace(window: RowWindow, updates: Iterable<RowUpdate>): UpdatesInPlace {
  const indexes = new Map(window.entries.map((entry, index) => [entry.operation.id, index]));
  const entries: RowEntry[] = [...window.entries];
  const later: RowUpdate[] = [];
  for (const update of updates) {
    const { operation, change } = update;
    const index = indexes.get(operation.id);
    const entry = index === undefined ? undefined : entries[index];
    if (index === undefined || entry === undefined || change === 'LEFT' || entry.hasLeft) {
      later.push(update);
      continue;
    }
    if (operation.version > entry.operation.version) entries[index] = { ...entry, operation };
    if (comparePlaces(window.order, placeOf(window.order, operation), entry.place) !== 0) later.push(update);
  }
  return { window: { ...window, entries }, later };
}
