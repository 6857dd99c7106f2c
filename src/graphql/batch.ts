import type { InputLimits } from '../core/limits.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Outcome } from '../store/store.ts';
import { invalidArgument } from './invalid-argument.ts';

/** Throws where a list argument is longer than a batch may be: nothing of it is done then. */
export function checkBatchSize(argument: string, members: readonly unknown[], limits: InputLimits): void {
  if (members.length <= limits.batchSize) return;
  const message = `${argument} has ${members.length} members; at most ${limits.batchSize} are allowed in one request.`;
  throw invalidArgument({ field: [argument], message });
}

/** A member of a batch as it was read from the request, or why it could not be. */
export type Member<Input> = { readonly input: Input } | { readonly fault: Refusal };

/** Carries out, as one batch, the members that could be read, and gives each member its outcome in its own place. */
export async function carryOutMembers<Input>(
  members: readonly Member<Input>[],
  carryOut: (inputs: readonly Input[]) => Promise<readonly Outcome[]>,
): Promise<Outcome[]> {
  const inputs = members.flatMap((member) => ('input' in member ? [member.input] : []));
  const outcomes = (inputs.length === 0 ? [] : await carryOut(inputs)).values();
  return members.map((member) => {
    if ('fault' in member) return { type: 'REFUSED', refusal: member.fault, operation: null };
    const outcome = outcomes.next().value;
    if (outcome === undefined) throw new Error('the engine answered fewer inputs than it was given');
    return outcome;
  });
}
