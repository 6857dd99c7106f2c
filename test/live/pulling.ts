import type { Update } from '../../src/live/live.ts';

/** The next message; fails where the stream has ended. */
export async function pull<T>(stream: AsyncIterator<T>): Promise<T> {
  const { done, value } = await stream.next();
  if (done) throw new Error('the stream has ended');
  return value;
}

/** The next `count` messages. */
export async function pullMany<T>(stream: AsyncIterator<T>, count: number): Promise<T[]> {
  const messages: T[] = [];
  while (messages.length < count) messages.push(await pull(stream));
  return messages;
}

/** An update in few words: `ENTERED 3`, `CHECKPOINT 5`, `POSITION_UNKNOWN 7`. */
export function brief(update: Update): string {
  if (update.type === 'CHANGE') return `${update.change} ${update.position}`;
  return update.type === 'RESET' ? `${update.reason} ${update.position}` : `CHECKPOINT ${update.position}`;
}

/** The next `count` updates in few words. */
export async function pullBriefly(stream: AsyncIterator<Update>, count: number): Promise<string[]> {
  return (await pullMany(stream, count)).map(brief);
}

/** One turn of the event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Turns of the event loop until something is so; fails where that takes more than any answer can need. */
export async function turnsUntil(isSo: () => boolean): Promise<void> {
  for (let turns = 0; !isSo(); turns += 1) {
    if (turns === 1_000) throw new Error('it has not come to be so');
    await turn();
  }
}
