/** Chance, as the demo uses it. */
export interface Dice {
  /** A number between two. */
  between(least: number, most: number): number;
  /** Whether it happens this time, where it happens once in so many; never, of 0. */
  oneIn(count: number): boolean;
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T;
  /** Fills in a text: one of the words of each `{…|…}`, a digit for each `#`. */
  text(pattern: string): string;
}

/** @param random uniform in [0, 1) */
export function createDice(random: () => number): Dice {
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new RangeError('there is nothing to pick from');
    return picked;
  };
  return {
    between: (least, most) => least + random() * (most - least),
    oneIn: (count) => count > 0 && random() * count < 1,
    pick,
    text: (pattern) =>
      pattern
        .replaceAll(/\{([^}]*)\}/g, (_all, words: string) => pick(words.split('|')))
        .replaceAll('#', () => String(Math.floor(random() * 10))),
  };
}
