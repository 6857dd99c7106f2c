import { expect, it } from 'vitest';
import { applyInSlices, type BulkAnswer, type BulkOutcome } from '../../src/client/apply-in-slices.ts';
import type { BulkActionInput } from '../../src/client/documents.ts';

const outcome = (given: Partial<BulkOutcome>): BulkOutcome => ({
  __typename: 'BulkActionSuccess',
  position: '1',
  matched: 0,
  applied: 0,
  refused: [],
  endCursor: null,
  ...given,
});

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `id ${from + index}`);

/** Answers with one after the other. */
function gateway(answers: readonly BulkAnswer[]) {
  const asked: BulkActionInput[] = [];
  const ask = async (input: BulkActionInput) => {
    asked.push(input);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new Error('it was asked once more than there was to answer');
    return answer;
  };
  return { ask, asked };
}

it('adds up what came of the slices, and tells how far it is after each', async () => {
  const { ask, asked } = gateway([
    outcome({
      matched: 1_000,
      applied: 993,
      refused: [{ code: 'CANNOT_CANCEL', count: 7, examples: ids(7) }],
      endCursor: 'a',
    }),
    outcome({
      position: '2',
      matched: 20,
      applied: 10,
      refused: [
        { code: 'CANNOT_CANCEL', count: 9, examples: ids(9, 7) },
        { code: 'NOT_FOUND', count: 1, examples: ['gone'] },
      ],
    }),
  ]);
  const told: number[] = [];
  const filter = { operationType: [5] };
  const result = await applyInSlices({ action: 'CANCEL', filter }, ask, ({ matched }) => told.push(matched));
  expect(result).toEqual(
    outcome({
      position: '2',
      matched: 1_020,
      applied: 1_003,
      refused: [
        { code: 'CANNOT_CANCEL', count: 16, examples: ids(10) },
        { code: 'NOT_FOUND', count: 1, examples: ['gone'] },
      ],
    }),
  );
  expect(told).toEqual([1_000, 1_020]);
  expect(asked).toEqual([
    { action: 'CANCEL', filter, first: 1_000, after: null },
    { action: 'CANCEL', filter, first: 1_000, after: 'a' },
  ]);
});

it('asks once, and for no slice, where ids were given', async () => {
  const { ask, asked } = gateway([outcome({ matched: 1 })]);
  await applyInSlices({ action: 'CANCEL', ids: ['a'] }, ask, () => {});
  expect(asked).toEqual([{ action: 'CANCEL', ids: ['a'] }]);
});

it('ends with the refusal of a slice', async () => {
  const refusal: BulkAnswer = { __typename: 'InvalidInputError', code: 'INVALID_INPUT', message: 'no', field: [] };
  const { ask } = gateway([outcome({ matched: 1_000, endCursor: 'a' }), refusal]);
  expect(await applyInSlices({ action: 'CANCEL', filter: {} }, ask, () => {})).toEqual(refusal);
});
