import { lazy, Suspense } from 'react';
import type { AsyncOperationAction } from '../client/documents.ts';
import { OperationNotLoaded } from './operation/operation-not-loaded.tsx';
import { PartBoundary } from './part-boundary.tsx';
import type { ConnectionWords } from './shell/connection-words.ts';
import type { ChangeView } from './view/use-view.ts';
import type { View } from './view/view.ts';

/** Whoever never opens an operation does not wait for its page. */
const OperationPage = lazy(() =>
  import('./operation/operation-page.tsx').then(
    (loaded) => ({ default: loaded.OperationPage }),
    () => ({ default: OperationNotLoaded }),
  ),
);
const PastOperation = lazy(() => import('./travel/past-operation.tsx'));

export interface OpenOperationProps {
  readonly id: string;
  /** The position that it is looked at as of; null: as it is now. */
  readonly asOf: string | null;
  readonly view: View;
  readonly connection: ConnectionWords;
  readonly onView: ChangeView;
  readonly onAction: (action: AsyncOperationAction, operation: { readonly id: string; readonly name: string }) => void;
  readonly onClose: () => void;
}

/** The operation that is open, as it is or as it stood. */
export function OpenOperation({ id, asOf, view, connection, onView, onAction, onClose }: OpenOperationProps) {
  return (
    <PartBoundary what="The operation">
      <Suspense fallback={<aside className="panel" aria-busy="true" aria-label="The operation" />}>
        {asOf === null ? (
          <OperationPage
            id={id}
            view={view}
            connection={connection}
            onView={onView}
            onAction={onAction}
            onClose={onClose}
          />
        ) : (
          <PastOperation id={id} asOf={asOf} view={view} onView={onView} onClose={onClose} />
        )}
      </Suspense>
    </PartBoundary>
  );
}
