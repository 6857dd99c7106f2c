/** More is waiting than the configured bound: the caller should come again later. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
}
