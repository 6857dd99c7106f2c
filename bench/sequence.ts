/** Sees to it that numbers come one after another: none missing, none twice, none early. */
export class Sequence {
  #next: number;

  constructor(first: number) {
    this.#next = first;
  }

  get next(): number {
    return this.#next;
  }

  take(value: number): void {
    if (value !== this.#next) throw new Error(`${value} came where ${this.#next} was due`);
    this.#next += 1;
  }
}
