import type { RowUpdate } from './row-updates.ts';

/** What has been told and not yet been applied: of each operation the newest. */
export interface UpdateBatch {
  /** It holds as many operations as it may. */
  readonly isFull: boolean;
  add(update: RowUpdate): void;
  take(): readonly RowUpdate[];
}

export function createUpdateBatch(most: number): UpdateBatch {
  let updates = new Map<string, RowUpdate>();
  return {
    get isFull() {
      return updates.size >= most;
    },
    add: (update) => {
      const { id } = update.operation;
      // What entered and then changed is still new.
      const isNew = update.change === 'CHANGED' && updates.get(id)?.change === 'ENTERED';
      updates.set(id, isNew ? { ...update, change: 'ENTERED' } : update);
    },
    take: () => {
      const taken = [...updates.values()];
      updates = new Map();
      return taken;
    },
  };
}
