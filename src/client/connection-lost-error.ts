/** A connection came to nothing or broke off: the `cause` of a stale stream, which tries again. Never thrown. */
export class ConnectionLostError extends Error {
  override readonly name: string = 'ConnectionLostError';
}
