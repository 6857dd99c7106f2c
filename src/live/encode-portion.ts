import type { Encoder } from './group.ts';

/** What goes into one write, unless one message is larger. */
export const portionBytes = 65_536;

export interface EncodedPortion<Encoded> {
  readonly messages: readonly Encoded[];
  /** How many of the messages given have been encoded. */
  readonly next: number;
}

/**
 * Encodes messages from a place on, as many as go into one write, or as there is time for. At once where the encoder
 * answers at once.
 */
export function encodePortion<Message, Encoded>(
  encoder: Encoder<Message, Encoded>,
  messages: readonly Message[],
  from: number,
  isOver: () => boolean,
): EncodedPortion<Encoded> | Promise<EncodedPortion<Encoded>> {
  const encoded: Encoded[] = [];
  let next = from;
  let bytes = 0;
  let hasWaited = false;
  const add = (one: Encoded) => {
    encoded.push(one);
    bytes += encoder.sizeOf(one);
  };
  const goOn = (): EncodedPortion<Encoded> | Promise<EncodedPortion<Encoded>> => {
    // Once it has waited, it is nobody's turn any more.
    while (bytes < portionBytes && (hasWaited || encoded.length === 0 || !isOver())) {
      const message = messages[next];
      if (message === undefined) break;
      next += 1;
      const encoding = encoder.encode(message);
      if (encoding instanceof Promise) {
        return encoding.then((one) => {
          hasWaited = true;
          add(one);
          return goOn();
        });
      }
      add(encoding);
    }
    return { messages: encoded, next };
  };
  return goOn();
}
