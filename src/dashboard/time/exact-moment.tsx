import { exactTime } from './exact-time.ts';
import { Moment } from './moment.tsx';

/** When exactly, and how far from now. */
export function ExactMoment({ iso }: { iso: string }) {
  return (
    <>
      {exactTime(iso)}{' '}
      <span className="dim">
        (<Moment iso={iso} />)
      </span>
    </>
  );
}
