import { isAscii } from 'node:buffer';
import type { Payload } from '../subscriptions/payload.ts';

/** The frames of some messages, but for the subscription's id, which is written into each at its place. */
interface Template {
  readonly idBytes: number;
  readonly bytes: Buffer;
  readonly idPlaces: readonly number[];
  /** What stands around the places, as Latin-1, where that can be written as text. */
  readonly pieces: readonly string[] | null;
}

/**
 * By the messages, which a whole group gets as one array; of the length of the id that came first, as nearly all of a
 * group's are. For each length, clients that choose theirs to differ would have as many kept.
 */
const templates = new WeakMap<readonly Payload[], Template>();

/** Node writes a text of one byte to a character from its stack, without a buffer, as long as it is not longer. */
const longestText = 16_384;
/** A longer message is not copied for each socket: those that are slow to take it would each hold a copy. */
const longestCopied = 16_384;

/**
 * The WebSocket text frames of `next` messages, as they stand on the wire: made once for all subscriptions whose ids are
 * of one length, then copied for each, but for large messages, which are the same bytes for all. A string is to be
 * written as Latin-1, a byte to a character; several buffers, one after another.
 *
 * @param id the subscription's, as JSON
 */
export function nextFrames(messages: readonly Payload[], id: string): string | Buffer | readonly Buffer[] {
  if (messages.some(({ json }) => json.length > longestCopied)) return sharedFrames(messages, id);
  const idBytes = Buffer.byteLength(id);
  const { bytes, idPlaces, pieces } = templateOf(messages, idBytes);
  if (pieces !== null && idBytes === id.length) {
    const [before = '', after = ''] = pieces;
    return pieces.length === 2 ? before + id + after : pieces.join(id);
  }
  const frames = Buffer.allocUnsafe(bytes.length);
  bytes.copy(frames);
  for (const place of idPlaces) frames.write(id, place);
  return frames;
}

function templateOf(messages: readonly Payload[], idBytes: number): Template {
  const kept = templates.get(messages);
  if (kept?.idBytes === idBytes) return kept;
  const template = createTemplate(messages, idBytes);
  if (kept === undefined) templates.set(messages, template);
  return template;
}

const beforeId = Buffer.from('{"id":');
const afterId = Buffer.from(',"type":"next","payload":');
const afterPayload = Buffer.from('}');

function createTemplate(messages: readonly Payload[], idBytes: number): Template {
  const id = Buffer.alloc(idBytes);
  const parts: Buffer[] = [];
  const idPlaces: number[] = [];
  let length = 0;
  for (const { json } of messages) {
    const text = [beforeId, id, afterId, json, afterPayload];
    const header = textFrameHeader(text.reduce((sum, part) => sum + part.length, 0));
    idPlaces.push(length + header.length + beforeId.length);
    for (const part of [header, ...text]) {
      parts.push(part);
      length += part.length;
    }
  }
  const bytes = Buffer.concat(parts, length);
  const isText = length <= longestText && messages.every(({ json }) => isAscii(json));
  return { idBytes, bytes, idPlaces, pieces: isText ? around(bytes, idPlaces, idBytes) : null };
}

/** Around each message, what is the subscription's own. */
function sharedFrames(messages: readonly Payload[], id: string): Buffer[] {
  const before = Buffer.concat([beforeId, Buffer.from(id), afterId]);
  return messages.flatMap(({ json }) => {
    const header = textFrameHeader(before.length + json.length + afterPayload.length);
    return [Buffer.concat([header, before]), json, afterPayload];
  });
}

function around(bytes: Buffer, idPlaces: readonly number[], idBytes: number): string[] {
  const begins = [0, ...idPlaces.map((place) => place + idBytes)];
  return begins.map((begin, index) => bytes.toString('latin1', begin, idPlaces[index] ?? bytes.length));
}

const finalText = 0x81;

/** RFC 6455, section 5.2: one unmasked text frame, its length in 7, 16 or 64 bits. */
function textFrameHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([finalText, length]);
  if (length < 65_536) {
    const header = Buffer.from([finalText, 126, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.from([finalText, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
