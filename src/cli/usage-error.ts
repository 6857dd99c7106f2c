/** The command line cannot be understood; the message says what of it, in one line, and more only of code that failed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
