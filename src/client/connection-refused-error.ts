/** The gateway closed the WebSocket with a code that says that coming again would not help. */
export class ConnectionRefusedError extends Error {
  override readonly name = 'ConnectionRefusedError';
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string) {
    super(`the gateway closed the connection with ${code}: ${reason || 'no reason given'}`);
    this.code = code;
    this.reason = reason;
  }
}
