import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { ServerTally } from './server-tally.ts';
import { withInputCode } from './with-input-code.ts';

export type MaskError = (error: unknown) => GraphQLError;

export interface MaskErrorOptions {
  readonly log: Logger;
  readonly newErrorId: () => string;
  readonly tally: Pick<ServerTally, 'unexpectedErrors'>;
}

/**
 * What a client is told of an error: one that was meant for it as it is, any other only as an id, under which the log
 * has the rest. The same for all transports.
 */
export function createMaskError({ log, newErrorId, tally }: MaskErrorOptions): MaskError {
  return (error) => {
    const cause = rootOf(error);
    if (cause instanceof GraphQLError) return withInputCode(error instanceof GraphQLError ? error : cause);
    tally.unexpectedErrors += 1;
    const errorId = newErrorId();
    log.error({ errorId, err: cause }, 'unexpected error');
    return masked(error, errorId);
  };
}

/** Whether a masked error stands for one that nobody meant, which may be over in a moment. */
export function isUnexpected({ extensions }: GraphQLError): boolean {
  return extensions['unexpected'] === true;
}

/** graphql wraps what a resolver throws, to say where it was thrown. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError !== undefined) root = root.originalError;
  return root;
}

function masked(error: unknown, errorId: string): GraphQLError {
  const message = 'Unexpected error.';
  // `unexpected` is Yoga's mark for an answer of status 500; it is taken out before the answer is sent.
  const extensions = { code: 'INTERNAL_SERVER_ERROR', errorId, unexpected: true };
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { extensions });
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}
