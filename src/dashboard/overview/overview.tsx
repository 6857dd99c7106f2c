import type { ReactNode } from 'react';
import type { Counts } from '../shell/counts.ts';
import type { OperationTypeFacts } from '../toolbar/operation-type-facts.ts';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import { TypeCounts } from './type-counts.tsx';

export const overviewElementId = 'overview';

export interface OverviewProps {
  readonly counts: Counts | null;
  readonly types: readonly OperationTypeFacts[];
  readonly view: View;
  readonly onChange: ChangeView;
  readonly children?: ReactNode;
}

/** What goes on as a whole: how many of which type, and beside it what happened when. */
export function Overview({ counts, types, view, onChange, children }: OverviewProps) {
  return (
    <section id={overviewElementId} className="overview" aria-label="Overview">
      <TypeCounts counts={counts} types={types} view={view} onChange={onChange} />
      {children}
    </section>
  );
}
