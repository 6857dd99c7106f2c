import type { Position } from '../core/operation.ts';
import type { OperationErrorCode } from '../core/refusal.ts';
import type { BulkPlace, BulkResult } from './engine.ts';

const mostExamples = 10;

/** Adds up what a bulk action did, in memory that does not grow with the number of operations. */
export class BulkTally {
  #applied = 0;
  readonly #refused = new Map<OperationErrorCode, { count: number; examples: string[] }>();

  applied(): void {
    this.#applied += 1;
  }

  refused(code: OperationErrorCode, id: string): void {
    const known = this.#refused.get(code) ?? { count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < mostExamples) known.examples.push(id);
    this.#refused.set(code, known);
  }

  result(position: Position, next: BulkPlace | null): BulkResult {
    const refused = [...this.#refused].map(([code, { count, examples }]) => ({ code, count, examples }));
    const matched = refused.reduce((sum, { count }) => sum + count, this.#applied);
    return { position, next, matched, applied: this.#applied, refused };
  }
}
