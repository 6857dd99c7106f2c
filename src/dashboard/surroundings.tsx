import { createContext, type ReactNode, use } from 'react';
import type { Gateway } from './gateway.ts';
import type { Tick } from './time/tick.ts';

/** What the parts of the page have in common; made once, by main. */
export interface Surroundings {
  readonly gateway: Gateway;
  readonly tick: Tick;
  /** A text that nobody has made before: what is asked for twice with it is done once. */
  readonly newRequestId: () => string;
}

const Context = createContext<Surroundings | null>(null);

export function SurroundingsProvider({ value, children }: { value: Surroundings; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useSurroundings(): Surroundings {
  const surroundings = use(Context);
  if (surroundings === null) throw new Error('there is nothing around this part of the page');
  return surroundings;
}
