import { expect, it } from 'vitest';
import type { Payload } from '../../src/server/subscriptions/payload.ts';
import { nextFrames } from '../../src/server/websocket/next-frames.ts';
import { collectGarbage } from './collect-garbage.ts';
import { until } from './until.ts';

function payload(characters: number): Payload {
  return { id: '1', json: Buffer.from(`{"data":"${'ü'.repeat(characters)}"}`) };
}

function bytesOf(frames: ReturnType<typeof nextFrames>): Buffer {
  if (typeof frames === 'string') return Buffer.from(frames, 'latin1');
  return Buffer.isBuffer(frames) ? frames : Buffer.concat(frames);
}

it('a large message is the same bytes for every socket', () => {
  const large = payload(1_000_000);
  const messages = [payload(10), large];
  for (const id of ['"1"', '"2"', '"another"']) {
    const chunks = nextFrames(messages, id);
    expect(Array.isArray(chunks) && chunks.includes(large.json)).toBe(true);
  }
});

it.each([
  [10, 20],
  [7_000, 8_000],
  [10, 40_000],
  [40_000, 50_000],
])('messages of %i and %i letters are framed each for itself', (...sizes) => {
  const messages = sizes.map(payload);
  for (const id of ['"1"', '"2"', '"ü"', `"${'x'.repeat(126)}"`]) {
    let rest = bytesOf(nextFrames(messages, id));
    for (const { json } of messages) {
      const text = Buffer.from(`{"id":${id},"type":"next","payload":${json}}`);
      const [headerBytes, length] = text.length < 126 ? [2, rest[1]] : readLength(rest);
      expect([rest[0], length]).toEqual([0x81, text.length]);
      expect(rest.subarray(headerBytes, headerBytes + text.length).equals(text)).toBe(true);
      rest = rest.subarray(headerBytes + text.length);
    }
    expect(rest.length).toBe(0);
  }
});

function readLength(frame: Buffer): readonly [number, number] {
  return frame[1] === 126 ? [4, frame.readUInt16BE(2)] : [10, Number(frame.readBigUInt64BE(2))];
}

it('what is kept of a portion is kept once, of however many lengths the ids are', async () => {
  const portions = Array.from({ length: 40 }, () => [payload(8_000), payload(8_000), payload(8_000), payload(8_000)]);
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  for (const messages of portions) {
    for (let length = 1; length <= 40; length += 1) nextFrames(messages, `"${'x'.repeat(length)}"`);
  }
  // Once over, they are 2.5 MB; for each length, they would be a hundred. What is collected is given back a little later.
  await until('no more is kept', () => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers - before < 10_000_000;
  });
  expect(portions).toHaveLength(40);
});
