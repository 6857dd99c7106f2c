/** The gateway knows no such position, or no longer; what it says of that itself is meant for whoever calls its API. */
export class UnknownTimeError extends Error {
  override readonly name = 'UnknownTimeError';

  constructor() {
    super(
      'The gateway does not know the time that was asked for: the address is mistyped or of another gateway, or what happened then is no longer kept.',
    );
  }
}
