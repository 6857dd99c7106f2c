/** The document cannot be subscribed to, or joined, as it is written; the message says what to change. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
