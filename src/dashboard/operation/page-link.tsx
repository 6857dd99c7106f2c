import type { MouseEvent, ReactNode } from 'react';
import type { ChangeView } from '../view/use-view.ts';
import { unfiltered, type View } from '../view/view.ts';
import { addressOf } from '../view/view-address.ts';

export interface PageLinkProps {
  readonly view: View;
  readonly change: Partial<View>;
  readonly onView: ChangeView;
  readonly children: ReactNode;
}

/** Another view of the page; with a modifier or another button, as a link does. */
export function PageLink({ view, change, onView, children }: PageLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onView(change);
  };
  return (
    <a href={addressOf({ ...view, ...change })} onClick={follow}>
      {children}
    </a>
  );
}

/** The list of those that a condition is true of, and no other. */
export const listOf = (view: View, condition: Partial<View>): Partial<View> => ({
  ...unfiltered(view),
  operation: null,
  ...condition,
});
