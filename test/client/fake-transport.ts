import { type Backoff, createBackoff } from '../../src/client/backoff.ts';
import type { Clock } from '../../src/client/clock.ts';
import type { GraphqlResult, StreamEnd, StreamRequest, Transport } from '../../src/client/transport.ts';

/** One attempt at a stream, from the gateway's side. */
export interface Attempt {
  readonly request: StreamRequest;
  readonly isOpen: boolean;
  opened(): void;
  tell(data: unknown, errors?: GraphqlResult<unknown>['errors']): void;
  /** What the client answered to the last message: resolves when it has room again. */
  readonly room: Promise<void> | undefined;
  end(end: StreamEnd): void;
}

export interface FakeTransport extends Transport {
  /** All that were made, oldest first. */
  readonly attempts: readonly Attempt[];
  /** The newest. */
  readonly attempt: Attempt;
}

export const lost: StreamEnd = { type: 'LOST', cause: new Error('cut') };

/** A transport whose other side is the test. */
export function createFakeTransport(clock: Clock, random: () => number = () => 0.5): FakeTransport {
  const attempts: Attempt[] = [];
  const backoff: Backoff = createBackoff({ baseMs: 1_000, capMs: 8_000, clock, random });

  return {
    attempts,
    get attempt() {
      const newest = attempts.at(-1);
      if (newest === undefined) throw new Error('there was no attempt');
      return newest;
    },
    backoff: () => backoff,
    open: (request, listener) => {
      let isOpen = true;
      let room: Promise<void> | undefined;
      attempts.push({
        request,
        get isOpen() {
          return isOpen;
        },
        opened: () => {
          if (isOpen) listener.opened();
        },
        // As it comes out of JSON: the client may take out what it put in.
        tell: (data, errors) => {
          if (isOpen) room = listener.message(JSON.parse(JSON.stringify({ data, ...(errors && { errors }) })));
        },
        get room() {
          return room;
        },
        end: (end) => {
          if (!isOpen) return;
          isOpen = false;
          listener.ended(end);
        },
      });
      return () => {
        isOpen = false;
      };
    },
    dispose: () => {},
  };
}
