import type { ApplyBulkActionMutation, BulkActionInput } from '../gql/graphql.ts';

export type BulkAnswer = ApplyBulkActionMutation['applyBulkAction'];
export type BulkOutcome = Extract<BulkAnswer, { readonly __typename: 'BulkActionSuccess' }>;

/** Operations of one request: done in well under a second, and few requests for a million. */
const sliceSize = 1_000;
const mostExamples = 10;

/**
 * A bulk action by a filter as one request after another, so that it can be seen how far it has come; one by ids is
 * short enough for one. Answers with what came of all of them together, or with the refusal that ended it.
 */
export async function applyInSlices(
  input: BulkActionInput,
  ask: (input: BulkActionInput) => Promise<BulkAnswer>,
  onProgress: (soFar: BulkOutcome) => void,
): Promise<BulkAnswer> {
  let soFar: BulkOutcome | null = null;
  do {
    const slice: BulkActionInput = input.filter
      ? { ...input, first: sliceSize, after: soFar?.endCursor ?? null }
      : input;
    const answer = await ask(slice);
    if (answer.__typename !== 'BulkActionSuccess') return answer;
    soFar = soFar === null ? answer : together(soFar, answer);
    onProgress(soFar);
  } while (soFar.endCursor != null);
  return soFar;
}

/** What came of a part and of the part after it. */
function together(first: BulkOutcome, next: BulkOutcome): BulkOutcome {
  const refused = new Map(first.refused.map((refusal) => [refusal.code, refusal]));
  for (const { code, count, examples } of next.refused) {
    const known = refused.get(code) ?? { code, count: 0, examples: [] };
    const some = [...known.examples, ...examples].slice(0, mostExamples);
    refused.set(code, { code, count: known.count + count, examples: some });
  }
  return {
    ...next,
    matched: first.matched + next.matched,
    applied: first.applied + next.applied,
    refused: [...refused.values()],
  };
}
