import type { DecisionContext } from '../../src/core/decision.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';

/** The moment at which the operations of the tests live, and what is before and after it. */
export const now = Date.UTC(2026, 0, 15, 12);
export const minute = 60_000;

const operationTypes = createOperationTypes();

let drawn = 0;
const newId = () => {
  drawn += 1;
  return `new-id-${String(drawn).padStart(6, '0')}`;
};

export function contextAt(instant: number, random = 0.5): DecisionContext {
  return { now: instant, random: () => random, operationTypes, newId };
}
