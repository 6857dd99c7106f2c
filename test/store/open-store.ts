import type { Store } from '../../src/store/store.ts';

/** A store under test. */
export interface OpenedStore {
  readonly store: Store;
  /** Closes it and opens the same database again; absent where nothing outlives the store. */
  readonly reopen?: () => Promise<Store>;
  /** Closes what is open and removes what was made. */
  readonly dispose: () => Promise<void>;
}

export type OpenStore = () => Promise<OpenedStore>;

/** Opens a new, empty store for the time of `use`. */
export async function withStore<T>(
  open: OpenStore,
  use: (store: Store, opened: OpenedStore) => Promise<T>,
): Promise<T> {
  const opened = await open();
  try {
    return await use(opened.store, opened);
  } finally {
    await opened.dispose();
  }
}
