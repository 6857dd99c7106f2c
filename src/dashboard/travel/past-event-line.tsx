import { eventWords } from '../operation/event-words.ts';
import { PageLink } from '../operation/page-link.tsx';
import { statusWords } from '../status/status-words.ts';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import type { PastEvent } from './past.ts';

export interface PastEventLineProps {
  readonly event: PastEvent;
  readonly view: View;
  readonly onView: ChangeView;
}

/** What happened last before the time that is looked at. */
export function PastEventLine({ event, view, onView }: PastEventLineProps) {
  const { kind, toStatus, fromStatus, actor, operation } = event;
  return (
    <p className="clip">
      <strong>{eventWords(kind)}</strong>:{' '}
      <PageLink view={view} change={{ operation: operation.id }} onView={onView}>
        {operation.name}
      </PageLink>
      {toStatus !== null && toStatus !== fromStatus && `, now ${statusWords[toStatus]}`}
      {`, by ${actor}`}
    </p>
  );
}
