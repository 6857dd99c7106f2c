import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { View } from './view.ts';
import { addressOf, readAddress } from './view-address.ts';

export type ChangeView = (change: Partial<View>, how?: 'push' | 'replace') => void;

export interface ShownView {
  readonly view: View;
  readonly faults: readonly string[];
  readonly dismissFaults: () => void;
  readonly changeView: ChangeView;
}

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

/** The view that the address names. What in it means nothing is told once, and falls out of the address. */
export function useView(): ShownView {
  const address = useSyncExternalStore(onMove, addressNow);
  const { view, faults } = useMemo(() => {
    const { pathname, search } = new URL(address, location.origin);
    return readAddress(pathname, search);
  }, [address]);
  const [told, setTold] = useState<readonly string[]>([]);

  useEffect(() => {
    if (faults.length === 0) return;
    setTold(faults);
    go(addressOf(view), 'replace');
  }, [view, faults]);

  return { view, faults: told, dismissFaults: () => setTold([]), changeView };
}

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
