import type { Store } from '../../src/store/store.ts';
import { turn } from './pulling.ts';

/**
 * A store that takes its time, as one across a network does: before it looks, and before its answer arrives. Each step
 * takes the next of `delays`: so many microtasks, and from 10 on a turn of the event loop as well.
 */
export function delayedStore(store: Store, delays: readonly number[]): Store {
  let steps = 0;
  const delay = async () => {
    const length = delays[steps % delays.length] ?? 0;
    steps += 1;
    for (let passed = 0; passed < length % 10; passed += 1) await null;
    if (length >= 10) await turn();
  };
  const slowly = async <T>(look: () => Promise<T>): Promise<T> => {
    await delay();
    const answer = await look();
    await delay();
    return answer;
  };
  return {
    ...store,
    apply: (commands, decide) => slowly(() => store.apply(commands, decide)),
    head: () => slowly(() => store.head()),
    floor: () => slowly(() => store.floor()),
    events: (query) => slowly(() => store.events(query)),
    operations: (ids) => slowly(() => store.operations(ids)),
    logLines: (query) => slowly(() => store.logLines(query)),
    counts: (filter) => slowly(() => store.counts(filter)),
  };
}
