import type { MouseEvent, ReactNode } from 'react';
import { go } from './use-view.ts';

/** Another page of the dashboard, without loading it anew; with a modifier or another button, as a link does. */
export function AddressLink({ address, children }: { address: string; children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(address, 'push');
  };
  return (
    <a href={address} onClick={follow}>
      {children}
    </a>
  );
}
