/** What the gateway says to whoever asks it, as somebody at the command line can follow it. */
export function inCommandWords(message: string): string {
  return message.replace('Query.operationTypes lists them', 'asyncops types lists them');
}
