import { useEffect, useState } from 'react';
import { useSurroundings } from './surroundings.tsx';

/**
 * For what changes without being told of: another number every so many seconds while somebody sees the page, and when it
 * is seen again. Null: never.
 */
export function useRound(seconds: number | null): number {
  const { tick } = useSurroundings();
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (seconds === null) return;
    const look = () => document.hidden || setRound((before) => before + 1);
    let passed = 0;
    const stop = tick.onTick(() => {
      passed += 1;
      if (passed % seconds === 0) look();
    });
    document.addEventListener('visibilitychange', look);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
    };
  }, [tick, seconds]);
  return round;
}
