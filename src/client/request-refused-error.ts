import type { GraphQLFormattedError } from 'graphql';

/** The gateway answered with errors: the document, its variables or the caller's rights are at fault. */
export class RequestRefusedError extends Error {
  override readonly name = 'RequestRefusedError';
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super(errors.map(({ message }) => message).join(' ') || 'the gateway answered without data');
    this.errors = errors;
  }
}
