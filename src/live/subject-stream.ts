import type { Encoder, Group, Start } from './group.ts';
import type { LiveStream, Positioned } from './live.ts';
import { PullOutlet } from './pull-outlet.ts';

/** Opens a group of the one subject that a stream is about. */
export type OpenGroup<Message extends Positioned> = <Encoded>(
  encoder: Encoder<Message, Encoded>,
  onEmpty?: () => void,
) => Group<Encoded>;

/** For bounds only: what an update holds is shared with the ring. */
const messageBytes = 500;

export class SubjectStream<Message extends Positioned> implements LiveStream<Message> {
  readonly start: Start;
  readonly openGroup: OpenGroup<Message>;
  #messages: PullOutlet<Message> | null = null;

  constructor(start: Start, openGroup: OpenGroup<Message>) {
    this.start = start;
    this.openGroup = openGroup;
  }

  next(): Promise<IteratorResult<Message>> {
    return this.#iterated().next();
  }

  return(): Promise<IteratorResult<Message>> {
    return this.#iterated().return();
  }

  throw(error: unknown): Promise<IteratorResult<Message>> {
    return this.#iterated().throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #iterated(): PullOutlet<Message> {
    const itself: Encoder<Message, Message> = { encode: (message) => message, sizeOf: () => messageBytes };
    this.#messages ??= new PullOutlet((outlet) => this.openGroup(itself).join(outlet, this.start));
    return this.#messages;
  }
}

/** Whether a stream is one of ours, which need not be iterated. */
export function isLiveStream(stream: unknown): stream is LiveStream<Positioned> {
  return stream instanceof SubjectStream;
}
