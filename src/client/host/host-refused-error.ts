/** The gateway does not take the host as it is configured: an operation type that it does not know, for example. */
export class HostRefusedError extends Error {
  override readonly name = 'HostRefusedError';

  constructor(message: string) {
    super(`the gateway refused the host: ${message}`);
  }
}
