import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDice } from '../../src/demo/dice.ts';
import { owners, scenes, unattended } from '../../src/demo/scenes.ts';

const dice = (random: number) => createDice(() => random);

describe('the dice', () => {
  it.each([
    [0, 'Import contacts-0000.csv'],
    [0.999, 'Import leads-9999.csv'],
  ])('at %d fill a pattern in', (random, text) => {
    expect(dice(random).text('Import {contacts|accounts|leads}-####.csv')).toBe(text);
  });

  it('let what happens once in none never happen, and once in one always', () => {
    const [lowest, highest] = [dice(0), dice(0.999)];
    expect([lowest.oneIn(0), highest.oneIn(1), lowest.oneIn(5), highest.oneIn(5)]).toEqual([false, true, true, false]);
  });
});

it('every name of every scene is complete, whatever the dice say', () => {
  const names = [...scenes, unattended].flatMap((scene) => [...scene.names, ...scene.failures]);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.double({ min: 0, max: 0.999_999, noNaN: true }), (name, random) => {
      expect(dice(random).text(name)).not.toMatch(/[{}|#]|undefined/);
    }),
  );
  expect(owners.every((owner) => owner.endsWith('.example'))).toBe(true);
});
