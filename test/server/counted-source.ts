import type { Encoder, Group, Membership, Outlet } from '../../src/live/group.ts';
import type { Positioned } from '../../src/live/live.ts';
import { SubjectStream } from '../../src/live/subject-stream.ts';

/** What `Subscription.tick` tells. */
export interface Tick extends Positioned {
  readonly tick: string;
}

/** An endless source for a subscription, which counts what is taken from it and how many who took have gone. */
export class CountedSource {
  pulls = 0;
  returned = 0;
  readonly #payload: string;
  readonly #most: number;

  /** After `most` values it stays quiet. */
  constructor(payload: string, most = Number.POSITIVE_INFINITY) {
    this.#payload = payload;
    this.#most = most;
  }

  stream(): SubjectStream<Tick> {
    return new SubjectStream<Tick>(0, (encoder, onEmpty) => this.#group(encoder, onEmpty));
  }

  #group<Encoded>(encoder: Encoder<Tick, Encoded>, onEmpty = () => {}): Group<Encoded> {
    let members = 0;
    return {
      join: (outlet) => {
        members += 1;
        return this.#feed(encoder, outlet, () => {
          members -= 1;
          this.returned += 1;
          if (members === 0) onEmpty();
        });
      },
      get members() {
        return members;
      },
    };
  }

  #feed<Encoded>(encoder: Encoder<Tick, Encoded>, outlet: Outlet<Encoded>, onGone: () => void): Membership {
    let isThere = true;
    const goOn = async () => {
      while (isThere && outlet.hasRoom && this.pulls < this.#most) {
        this.pulls += 1;
        outlet.write([await encoder.encode({ tick: this.#payload, position: this.pulls })]);
        await new Promise(setImmediate);
      }
    };
    const resume = () => {
      goOn().catch((error: unknown) => outlet.end(error));
    };
    setImmediate(resume);
    return {
      resume,
      leave: () => {
        if (isThere) onGone();
        isThere = false;
      },
    };
  }
}
