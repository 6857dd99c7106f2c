import type { Command } from '../core/command.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Outcome } from '../store/store.ts';
import type { GroupCommit } from './group-commit.ts';

/** Commands that answer for one operation each; one with a fault of its own is refused without being submitted. */
export interface Asking {
  oneUnless(fault: Refusal | null, command: Command): Promise<Outcome>;
  /** One outcome for each command, in its place. */
  eachUnless(asked: readonly (readonly [Refusal | null, Command])[]): Promise<readonly Outcome[]>;
}

export function createAsking(commits: Pick<GroupCommit, 'submitAll'>): Asking {
  const eachUnless: Asking['eachUnless'] = async (asked) => {
    const sound = asked.flatMap(([fault, command]) => (fault === null ? [command] : []));
    const outcomes = (await commits.submitAll(sound)).values();
    return asked.map(([fault]) => {
      if (fault !== null) return { type: 'REFUSED', refusal: fault, operation: null };
      return outcomes.next().value?.[0] ?? noOutcome();
    });
  };
  return {
    eachUnless,
    oneUnless: async (fault, command) => {
      const [outcome] = await eachUnless([[fault, command]]);
      return outcome ?? noOutcome();
    },
  };
}

function noOutcome(): never {
  throw new Error('a command got no outcome');
}
