import { useSyncExternalStore } from 'react';
import { useSurroundings } from '../surroundings.tsx';
import { exactTime } from './exact-time.ts';
import { relativeTime } from './relative-time.ts';

/** How long ago, and on hover the exact time; told again when its text changes, not with every tick. */
export function Moment({ iso, nothing = '–' }: { iso: string | null; nothing?: string }) {
  return iso === null ? <span className="dim">{nothing}</span> : <Told iso={iso} />;
}

function Told({ iso }: { iso: string }) {
  const { tick } = useSurroundings();
  const text = useSyncExternalStore(tick.onTick, () => relativeTime(Date.parse(iso), tick.now()));
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {text}
    </time>
  );
}
