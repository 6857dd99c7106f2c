export interface ServerSentEvent {
  readonly type: string;
  readonly data: string;
}

const lineEnd = /\r\n|\n|\r/g;

/**
 * Takes a `text/event-stream` apart, as the HTML standard has it, however it is cut into pieces: takes the next piece,
 * and answers with the events that are complete with it. Ids and retry times are left out: nobody reads them here.
 */
export function createEventStreamParser(): (text: string) => ServerSentEvent[] {
  let rest = '';
  let isAfterReturn = false;
  let type = '';
  let data: string[] = [];

  const readLine = (line: string): ServerSentEvent | null => {
    if (line === '') {
      const event = data.length === 0 ? null : { type: type || 'message', data: data.join('\n') };
      type = '';
      data = [];
      return event;
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    if (field === 'event') type = value;
    return null;
  };

  return (text) => {
    if (text === '') return [];
    // A return at the end of the last piece has ended its line; the line feed that belongs to it ends no other.
    rest += isAfterReturn && text.startsWith('\n') ? text.slice(1) : text;
    isAfterReturn = text.endsWith('\r');
    const lines = rest.split(lineEnd);
    rest = lines.pop() ?? '';
    return lines.flatMap((line) => readLine(line) ?? []);
  };
}
