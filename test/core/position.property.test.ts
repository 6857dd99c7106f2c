import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPosition, parsePosition } from '../../src/core/position.ts';

const logId = fc
  .uint8Array({ minLength: 4, maxLength: 4 })
  .map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
const position = fc.oneof(fc.maxSafeNat(), fc.nat(1_000));

describe('a position as text', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(logId, position, (log, place) => {
        expect(parsePosition(formatPosition(log, place))).toEqual({ logId: log, position: place });
      }),
    );
  });

  it('sorts as its number does', () => {
    fc.assert(
      fc.property(logId, position, position, (log, one, other) => {
        expect(formatPosition(log, one) < formatPosition(log, other)).toBe(one < other);
      }),
    );
  });

  it('is not read out of any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{7,9}\.\d{15,17}$/)), (text) => {
        const place = parsePosition(text);
        if (place !== undefined) expect(formatPosition(place.logId, place.position)).toBe(text);
      }),
    );
  });

  it.each([
    '',
    '7',
    'a1b2c3d4',
    'a1b2c3d4.',
    'a1b2c3d4.7',
    'A1B2C3D4.0000000000000007',
    'a1b2c3d4.-000000000000007',
    'a1b2c3d4.0000000000000007 ',
    'a1b2c3d4.0000000000000007\n',
    'a1b2c3d4.000000000000007.',
    'a1b2c3d4.0000000000000007e1',
    'a1b2c3d4.9007199254740992',
    'a1b2c3d4.9999999999999999',
    'a1b2c3d4.٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٧',
  ])('is not %j', (text) => {
    expect(parsePosition(text)).toBeUndefined();
  });
});
