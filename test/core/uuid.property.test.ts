import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUuids, uuidV7 } from '../../src/core/uuid.ts';

const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('a UUID of version 7', () => {
  it('is one of version 7 and of the variant of RFC 9562', () => {
    fc.assert(
      fc.property(instant, random, (now, bytes) => {
        expect(uuidV7(now, bytes)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
    );
  });

  it('begins with its time', () => {
    fc.assert(
      fc.property(instant, random, (now, bytes) => {
        expect(Number.parseInt(uuidV7(now, bytes).replace('-', '').slice(0, 12), 16)).toBe(now);
      }),
    );
  });

  it('sorts after every one of an earlier millisecond', () => {
    fc.assert(
      fc.property(instant, instant, random, random, (one, other, bytes, others) => {
        fc.pre(one !== other);
        expect(uuidV7(one, bytes) < uuidV7(other, others)).toBe(one < other);
      }),
    );
  });

  it('carries every random bit that version and variant leave', () => {
    const none = uuidV7(0, new Uint8Array(10));
    const all = uuidV7(0, new Uint8Array(10).fill(255));
    expect([none, all]).toEqual(['00000000-0000-7000-8000-000000000000', '00000000-0000-7fff-bfff-ffffffffffff']);
  });

  it('is the one of the example of RFC 9562', () => {
    const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(0x01_7f_22_e2_79_b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('does not touch the random bytes', () => {
    const bytes = new Uint8Array(10).fill(255);
    uuidV7(1, bytes);
    expect(bytes).toEqual(new Uint8Array(10).fill(255));
  });
});

describe('ids one after the other', () => {
  it('sort in that order, whatever the clock does, and near it', () => {
    const clocks = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(clocks, fc.nat(255), (times, byte) => {
        let now = 0;
        const newId = createUuids(
          () => now,
          (count) => new Uint8Array(count).fill(byte),
        );
        const ids = times.map((time) => {
          now = time;
          return newId();
        });
        expect(ids.toSorted()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
        const last = Number.parseInt(ids.at(-1)?.replace('-', '').slice(0, 12) ?? '', 16);
        expect(last).toBe(Math.max(...times));
      }),
    );
  });

  it('run ahead of a clock that stands still for more of them than fit', () => {
    const newId = createUuids(
      () => 1_000,
      (count) => new Uint8Array(count).fill(255),
    );
    const ids = Array.from({ length: 10_000 }, newId);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Number.parseInt(ids.at(-1)?.replace('-', '').slice(0, 12) ?? '', 16)).toBe(1_004);
  });
});
