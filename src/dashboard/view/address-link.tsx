import type { MouseEvent, ReactNode } from 'react';
import { go } from './use-view.ts';

export interface AddressLinkProps {
  readonly address: string;
  /** It leads to where the page is. */
  readonly isCurrent?: boolean;
  readonly children: ReactNode;
}

/** Another page of the dashboard, without loading it anew; with a modifier or another button, as a link does. */
export function AddressLink({ address, isCurrent = false, children }: AddressLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(address, 'push');
  };
  return (
    <a href={address} aria-current={isCurrent ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
