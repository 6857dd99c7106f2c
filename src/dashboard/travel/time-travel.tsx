import { lazy, Suspense } from 'react';
import { PartBoundary } from '../part-boundary.tsx';
import type { TravelBarProps } from './travel-bar.tsx';

/** Few look back, and then they wait for a moment. */
const TravelBar = lazy(() => import('./travel-bar.tsx'));

export function TimeTravel(props: TravelBarProps) {
  return (
    <PartBoundary what="Time travel">
      <Suspense fallback={<section aria-busy="true" aria-label="Time travel" />}>
        <TravelBar {...props} />
      </Suspense>
    </PartBoundary>
  );
}
