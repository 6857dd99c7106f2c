import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSurroundings } from '../surroundings.tsx';
import { type ConnectionWords, connectionWords } from './connection-words.ts';

/** How far what the page shows can be relied on: the worst of all its streams. */
export function useConnection(): ConnectionWords {
  const { client } = useSurroundings().gateway;
  const state = useSyncExternalStore(client.onState, () => client.state);
  const [wasLive, setWasLive] = useState(false);
  useEffect(() => {
    if (state.status === 'connected') setWasLive(true);
  }, [state]);
  return connectionWords(state, wasLive);
}
