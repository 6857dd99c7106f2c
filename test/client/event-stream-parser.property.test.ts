import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEventStreamParser } from '../../src/client/event-stream/event-stream-parser.ts';

/** All events of a stream that comes in pieces of these bytes. */
function parsed(pieces: readonly Uint8Array[]) {
  const decoder = new TextDecoder();
  const parse = createEventStreamParser();
  return pieces.flatMap((piece) => parse(decoder.decode(piece, { stream: true })));
}

function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...cuts.map((at) => at % (bytes.length + 1)), bytes.length].sort((left, right) => left - right);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

const text = fc.string({ unit: fc.constantFrom('a', ' ', ':', 'é', '✓', '😀', '{"') });
const field = fc.oneof(
  fc.record({ name: fc.constant('data'), value: text }),
  fc.record({ name: fc.constant('event'), value: fc.constantFrom('next', 'complete', '') }),
  fc.record({ name: fc.constantFrom('id', 'retry', '', 'unknown'), value: text }),
);
const lineEnds = fc.constantFrom('\n', '\r\n', '\r');

it('finds the same events wherever the bytes are cut, and whatever ends a line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(field)),
      lineEnds,
      fc.boolean(),
      fc.array(fc.nat()),
      fc.constantFrom(': ', ':'),
      (events, lineEnd, withMark, cuts, colon) => {
        const lines = events.flatMap((fields) => [
          ...fields.map(
            ({ name, value }) => `${name}${colon}${colon === ':' && value.startsWith(' ') ? ` ${value}` : value}`,
          ),
          '',
        ]);
        const bytes = new TextEncoder().encode(
          (withMark ? '\uFEFF' : '') + lines.map((line) => line + lineEnd).join(''),
        );
        const expected = events.flatMap((fields) => {
          const data = fields.filter(({ name }) => name === 'data').map(({ value }) => value);
          const type = fields.findLast(({ name }) => name === 'event')?.value || 'message';
          return data.length === 0 ? [] : [{ type, data: data.join('\n') }];
        });
        expect(parsed(cut(bytes, cuts))).toEqual(expected);
      },
    ),
  );
});

it('tells an event only when it is complete', () => {
  const parse = createEventStreamParser();
  expect(parse('event: next\ndata: 1\n')).toEqual([]);
  expect(parse('\n')).toEqual([{ type: 'next', data: '1' }]);
});
