const known = new Set(['type', 'id', 'payload']);

/**
 * What graphql-ws is given of a message. What it gets, it holds as long as the operation lasts, a text beside all that
 * was read from it: so it gets what was read, which it takes as well, and of that only what the protocol knows.
 */
export function readMessage(text: string): unknown {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    // Told by graphql-ws, as everything is that breaks the protocol.
    return text;
  }
  if (typeof message !== 'object' || message === null) return text;
  for (const name of Object.keys(message)) if (!known.has(name)) Reflect.deleteProperty(message, name);
  return message;
}
