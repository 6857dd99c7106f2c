import { GraphQLError } from 'graphql';
import { OverloadedError } from '../store/overloaded-error.ts';

/** Waits for the engine; where it takes no more commands for the moment, says so to the caller instead of masking it. */
export async function unlessOverloaded<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OverloadedError)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: 'OVERLOADED' } });
  }
}
