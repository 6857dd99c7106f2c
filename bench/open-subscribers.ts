import { LiveSocket, type LiveSocketOptions } from './live-socket.ts';

/** So many handshakes at a time: a server's queue of connections that it has not taken yet holds some 500. */
const atATime = 200;

/** Opens `count` subscribers, each as its index asks for. */
export async function openSubscribers(
  count: number,
  optionsOf: (index: number) => LiveSocketOptions,
): Promise<LiveSocket[]> {
  const opened: LiveSocket[] = [];
  while (opened.length < count) {
    const from = opened.length;
    const some = Math.min(atATime, count - from);
    opened.push(
      ...(await Promise.all(Array.from({ length: some }, (_, index) => LiveSocket.open(optionsOf(from + index))))),
    );
  }
  return opened;
}
