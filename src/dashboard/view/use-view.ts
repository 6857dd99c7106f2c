import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReadAddress } from './read-address.ts';
import type { View } from './view.ts';
import { addressOf, readAddress } from './view-address.ts';

export type ChangeView = (change: Partial<View>, how?: 'push' | 'replace') => void;

/** `history` tells nobody of what the page itself puts into it. */
const moved = 'asyncops:moved';

function onMove(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(moved, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(moved, listener);
  };
}

const addressNow = () => location.pathname + location.search;

/** Where on the gateway the page is. */
export const usePath = (): string => useSyncExternalStore(onMove, () => location.pathname);

export interface AddressView<Shown> extends ReadAddress<Shown> {
  readonly dismissFaults: () => void;
}

/**
 * The view that the address names. What in it means nothing is told once, and falls out of the address.
 *
 * @param read always the same function, as is `print`
 */
export function useAddressView<Shown>(
  read: (path: string, query: string) => ReadAddress<Shown>,
  print: (view: Shown) => string,
): AddressView<Shown> {
  const address = useSyncExternalStore(onMove, addressNow);
  const { view, faults } = useMemo(() => {
    const { pathname, search } = new URL(address, location.origin);
    return read(pathname, search);
  }, [address, read]);
  const [told, setTold] = useState<readonly string[]>([]);

  useEffect(() => {
    if (faults.length === 0) return;
    setTold(faults);
    go(print(view), 'replace');
  }, [view, faults, print]);

  return { view, faults: told, dismissFaults: () => setTold([]) };
}

export interface ShownView extends AddressView<View> {
  readonly changeView: ChangeView;
}

/** The view of the operations. */
export const useView = (): ShownView => ({ ...useAddressView(readAddress, addressOf), changeView });

const changeView: ChangeView = (change, how = 'push') => {
  const { view } = readAddress(location.pathname, location.search);
  go(addressOf({ ...view, ...change }), how);
};

export function go(address: string, how: 'push' | 'replace'): void {
  if (address === addressNow()) return;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  dispatchEvent(new Event(moved));
}
