/** What was asked for cannot be done as it was written: nothing has been asked of the gateway. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
