import type { GatewayContext } from '../../src/graphql/context.ts';
import type { Gateway } from './gateway-fixture.ts';

/** A context whose reads of one kind are counted; `before` may make the nth fail. */
export function countedReads(
  { engine }: Gateway,
  kind: 'payload' | 'logLines',
  before: (nth: number) => void = () => {},
): { readonly reads: { readonly begun: number; readonly mostAtOnce: number }; readonly over: Partial<GatewayContext> } {
  const reads = { begun: 0, running: 0, mostAtOnce: 0 };
  const counted = async <Found>(read: () => Promise<Found>): Promise<Found> => {
    reads.begun += 1;
    reads.running += 1;
    reads.mostAtOnce = Math.max(reads.mostAtOnce, reads.running);
    try {
      before(reads.begun);
      return await read();
    } finally {
      reads.running -= 1;
    }
  };
  const own = {
    payload: (...args: Parameters<typeof engine.reads.payload>) => counted(() => engine.reads.payload(...args)),
    logLines: (...args: Parameters<typeof engine.reads.logLines>) => counted(() => engine.reads.logLines(...args)),
  };
  return { reads, over: { engine: { ...engine, reads: { ...engine.reads, [kind]: own[kind] } } } };
}
