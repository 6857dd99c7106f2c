/** What a verb has around it: where it reads and writes, and what it may know of the world. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal that the data goes to; null where it goes to none or none are known: nothing is cut to fit. */
  readonly columns: number | null;
  /** Whether the data may be coloured. */
  readonly hasColors: boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** A line of data, as it is. Does nothing once nobody reads any more. */
  print(line: string): void;
  /** A line of talk, for a person; control characters in it are escaped. */
  say(line: string): void;
  /** Keeps one line at the end of what a person sees, until null takes it away; without a terminal it shows nothing. */
  keep(line: string | null): void;
  /** Puts a question that only “y” or “yes” agrees to. Null where there is nobody to ask. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
  readInput(): Promise<string>;
  /** Aborted when nobody reads the data any more. */
  readonly unread: AbortSignal;
  /** The next Ctrl-C or SIGTERM does not end the process but aborts this; the one after ends it. */
  interruptible(): AbortSignal;
}
