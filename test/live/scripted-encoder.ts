import type { Encoder } from '../../src/live/group.ts';
import { turn } from './pulling.ts';

export interface EncoderScript<Message> {
  /**
   * How long each encoding takes, in turn: so many microtasks, and from 10 on a turn of the event loop as well. Without
   * any, it answers at once.
   */
  readonly delays?: readonly number[];
  /** What it says to hold, for each message. */
  readonly bytes?: number;
  /** Called as each encoding begins; where it throws, that fails. */
  readonly onEncode?: (message: Message) => void;
}

/** An encoder that leaves messages as they are, notes what it was asked to encode, and takes its time. */
export class ScriptedEncoder<Message> implements Encoder<Message, Message> {
  readonly encoded: Message[] = [];
  readonly #script: EncoderScript<Message>;

  constructor(script: EncoderScript<Message> = {}) {
    this.#script = script;
  }

  encode(message: Message): Message | Promise<Message> {
    const { delays, onEncode } = this.#script;
    const delay = delays?.[this.encoded.length % delays.length];
    this.encoded.push(message);
    if (delay !== undefined) return this.#slowly(message, delay);
    onEncode?.(message);
    return message;
  }

  sizeOf(): number {
    return this.#script.bytes ?? 500;
  }

  async #slowly(message: Message, delay: number): Promise<Message> {
    for (let passed = 0; passed < delay % 10; passed += 1) await null;
    if (delay >= 10) await turn();
    this.#script.onEncode?.(message);
    return message;
  }
}
