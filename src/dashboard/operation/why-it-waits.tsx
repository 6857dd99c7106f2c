import type { OperationNowQuery } from '../../client/documents.ts';
import { exactTime } from '../time/exact-time.ts';
import { Moment } from '../time/moment.tsx';
import type { ChangeView } from '../view/use-view.ts';
import type { View } from '../view/view.ts';
import { PageLink } from './page-link.tsx';

export interface WhyItWaitsProps {
  readonly reason: NonNullable<NonNullable<OperationNowQuery['asyncOperation']>['whyWaiting']>;
  readonly view: View;
  readonly onView: ChangeView;
}

export function WhyItWaits({ reason, view, onView }: WhyItWaitsProps) {
  const { message, until, behind } = reason;
  return (
    <div className="why-note">
      <p>
        <strong>Why it waits:</strong> {until === null ? message : message.replace(until, exactTime(until))}
      </p>
      {until !== null && (
        <p>
          That is <Moment iso={until} />.
        </p>
      )}
      {behind !== null && (
        <p>
          Open{' '}
          <PageLink view={view} change={{ operation: behind.id }} onView={onView}>
            {behind.name}
          </PageLink>
        </p>
      )}
    </div>
  );
}
