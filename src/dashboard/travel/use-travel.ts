import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { AsyncOperationFilter } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { createGatewayTravel } from './gateway-travel.ts';
import type { PastPlace } from './past.ts';
import { startTravel, type Travel, type TravelState } from './travel.ts';

const noTravel = { onChange: () => () => {}, state: null };

/** Where it has come to rest: not while it plays, or on its way to another time. */
const restingAt = (state: TravelState | null) =>
  state === null || state.past === null || state.isPlaying || state.aim !== null || state.isReading ? null : state.past;

export interface TravelUse {
  readonly travel: Travel | null;
  readonly state: TravelState | null;
}

/** Goes to the position of the address, and tells where it goes from there, for the address to follow. */
export function useTravel(asOf: string, filter: AsyncOperationFilter, onRest: (position: string) => void): TravelUse {
  const { gateway, tick } = useSurroundings();
  const [travel, setTravel] = useState<Travel | null>(null);
  // What is known of a position beyond the position itself: at what time it was looked at.
  const last = useRef<PastPlace | null>(null);
  const asked = useRef<string | null>(null);
  const show = useEffectEvent((on: Travel) => {
    asked.current = asOf;
    on.show(asOf, last.current?.position === asOf ? last.current.time : null);
  });
  const rest = useEffectEvent(onRest);

  useEffect(() => {
    const started = startTravel(createGatewayTravel(gateway, filter, tick.now));
    setTravel(started);
    const leave = gateway.client.onState(({ status }) => {
      if (status === 'connected') started.retry();
    });
    show(started);
    return () => {
      leave();
      started.stop();
    };
  }, [gateway, filter, tick]);

  useEffect(() => {
    if (travel === null) return;
    const { past } = travel.state;
    // Where nothing is shown yet, it was asked for, or refused.
    if ((past === null ? asked.current : past.position) !== asOf) show(travel);
  }, [travel, asOf]);

  const from = travel ?? noTravel;
  const state = useSyncExternalStore(from.onChange, () => from.state);
  const resting = restingAt(state);
  useEffect(() => {
    if (resting === null) return;
    last.current = resting;
    rest(resting.position);
  }, [resting]);
  return { travel, state };
}
