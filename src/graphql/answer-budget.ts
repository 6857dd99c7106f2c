import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from './context.ts';

/** How much text one answer may hold, and how much may be read for it at a time: what it has no room for is not read. */
export interface AnswerBudget {
  /** Counts text that the answer holds, a text that stands in it twice counted twice; throws past the bound. */
  charge(characters: number): void;
  /**
   * Reads once there is room for the most that may be found, beside what the answer holds and what is being read, and
   * charges for what was. Alone, it is read in any case: how large it is cannot be told before.
   */
  read<Found>(
    mostCharacters: number,
    read: () => Promise<Found>,
    charactersOf: (found: Found) => number,
  ): Promise<Found>;
}

interface Waiting {
  readonly mostCharacters: number;
  readonly begin: () => void;
}

const budgets = new WeakMap<object, AnswerBudget>();

export function answerBudget({ limits }: GatewayContext, info: GraphQLResolveInfo): AnswerBudget {
  const execution = executionOf(info);
  const known = budgets.get(execution);
  if (known !== undefined) return known;
  const budget = createAnswerBudget(limits.answerCharacters);
  budgets.set(execution, budget);
  return budget;
}

/** Each event of a subscription is an execution with a root of its own; a query has none, but variables of its own. */
export function executionOf({ rootValue, variableValues }: GraphQLResolveInfo): object {
  return typeof rootValue === 'object' && rootValue !== null ? rootValue : variableValues;
}

function createAnswerBudget(answerCharacters: number): AnswerBudget {
  const waiting: Waiting[] = [];
  let held = 0;
  /** Of the reads that run, the most that they may find. */
  let expected = 0;
  let running = 0;

  // Past the bound none has to wait any more, because none is read.
  const mayBegin = (mostCharacters: number) =>
    running === 0 || held > answerCharacters || held + expected + mostCharacters <= answerCharacters;

  const begin = (mostCharacters: number) => {
    running += 1;
    expected += mostCharacters;
  };

  const end = (mostCharacters: number) => {
    running -= 1;
    expected -= mostCharacters;
    for (let next = waiting[0]; next !== undefined && mayBegin(next.mostCharacters); next = waiting[0]) {
      waiting.shift();
      begin(next.mostCharacters);
      next.begin();
    }
  };

  const refusePastBound = () => {
    if (held > answerCharacters) throw tooLarge(answerCharacters);
  };

  const charge = (characters: number) => {
    held += characters;
    refusePastBound();
  };

  return {
    charge,
    read: async (mostCharacters, read, charactersOf) => {
      if (waiting.length === 0 && mayBegin(mostCharacters)) begin(mostCharacters);
      else await new Promise<void>((resolve) => waiting.push({ mostCharacters, begin: resolve }));
      try {
        refusePastBound();
        const found = await read();
        charge(charactersOf(found));
        return found;
      } finally {
        end(mostCharacters);
      }
    },
  };
}

function tooLarge(answerCharacters: number): GraphQLError {
  return new GraphQLError(
    `The answer holds more than ${answerCharacters} characters of data, results, messages and log lines. Ask for fewer operations at a time.`,
    { extensions: { code: 'ANSWER_TOO_LARGE' } },
  );
}
