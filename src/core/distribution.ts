/**
 * How values are spread, as plain numbers: how many lay at or below each of some bounds and above the one before it.
 * Adding one is an increment, so that it can be done wherever something happens; somebody reads it now and then.
 */
export class Distribution {
  /** Ascending. */
  readonly bounds: readonly number[];
  /** One for each bound, and a last one for what lay above all of them. */
  readonly #counts: number[];
  #sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.#counts = new Array<number>(bounds.length + 1).fill(0);
  }

  add(value: number): void {
    const { bounds } = this;
    let place = 0;
    while (place < bounds.length && value > (bounds[place] ?? 0)) place += 1;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#sum += value;
  }

  get counts(): readonly number[] {
    return this.#counts;
  }

  get sum(): number {
    return this.#sum;
  }
}

/** From half a millisecond to ten seconds: what somebody waits for. */
export const waitSeconds: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];
