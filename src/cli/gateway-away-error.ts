/** The gateway did not answer, or what answered is not it; the message is one line. */
export class GatewayAwayError extends Error {
  override readonly name = 'GatewayAwayError';
}
