let last: Promise<void> = Promise.resolve();

/**
 * A turn of the event loop for work that may take long, such as counting a million rows: one piece of it for each
 * turn, whoever asks, so that everybody else's requests come between two of them.
 */
export function takeTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
  return last;
}
