import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/demo/scene.ts';
import { scenes } from '../../src/demo/scenes.ts';

/** As the demo lets work come in: some every 1.3 s on average, one in twelve times six operations instead of one. */
const createdASecond = (11 + 6) / 12 / 1.3;
/** Three hosts, of six at a time each. */
const places = 18;

const weights = scenes.reduce((sum, { weight }) => sum + weight, 0);

/** How many places it takes, on average. */
const placesFor = ({ weight, seconds: [least, most] }: Scene) =>
  ((createdASecond * weight) / weights) * ((least + most) / 2);

describe('a demo that is left running for a day', () => {
  it('does no less than comes in', () => {
    expect(scenes.reduce((sum, scene) => sum + placesFor(scene), 0)).toBeLessThan(places * 0.8);
  });

  it.each(
    scenes.filter(({ dependencyToken }) => dependencyToken !== undefined),
  )('has time for what runs one after another, also while one is postponed: $dependencyToken', (scene) => {
    expect(placesFor(scene)).toBeLessThan(0.5);
  });
});
