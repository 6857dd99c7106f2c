import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

interface Flag {
  /** What its value is, in one word, as the help shows it; null where it takes none. */
  readonly value: string | null;
  readonly meaning: string;
  /** What it sets of the input: what a refusal of that names. */
  readonly field?: string;
  /** It may be given several times, with commas between its values, or both; others once. */
  readonly isList?: true;
}

export type Flags = Readonly<Record<string, Flag>>;

export interface Arguments {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  text(flag: string): string | undefined;
  /** The same, of a condition: an empty one would be none. */
  textGiven(flag: string): string | undefined;
  integer(flag: string, least: number, most?: number): number | undefined;
  /** Of a flag that is a list. */
  list(flag: string): string[] | undefined;
}

/** The parser's own complaints run over several sentences; its tokens are enough to make clearer ones. */
export function readArguments(argv: readonly string[], flags: Flags): Arguments {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { value }]) => [
      name,
      { type: value === null ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (flag === undefined) throw new UsageError(`${token.rawName} is not a flag here; see --help.`);
    if (flag.value === null && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`);
    // A flag that follows is no value; standard input (-) and a number below zero are.
    const isMissing = token.value === undefined || (!token.inlineValue && /^-[^\d]/.test(token.value));
    if (flag.value !== null && isMissing) throw new UsageError(`${token.rawName} needs a value.`);
    const before = given.get(token.name) ?? [];
    // Two different values are a mistake, of which nobody would be told: that one of them counts, and which.
    if (flag.value !== null && !flag.isList && before.length > 0) {
      throw new UsageError(`--${token.name} is given more than once; it takes one value.`);
    }
    given.set(token.name, [...before, token.value ?? '']);
  }
  const text = (flag: string) => given.get(flag)?.[0];
  // An empty variable of a script must not come to mean everything, or nothing.
  const missing = (flag: string) => new UsageError(`--${flag} needs a value.`);

  return {
    positionals,
    has: (flag) => given.has(flag),
    text,
    textGiven: (flag) => {
      const value = text(flag);
      if (value?.trim() === '') throw missing(flag);
      return value;
    },
    integer: (flag, least, most = 2 ** 31 - 1) => {
      const value = text(flag);
      if (value === undefined) return undefined;
      if (!/^-?\d{1,10}$/.test(value) || Number(value) < least || Number(value) > most) {
        throw new UsageError(`--${flag} must be a whole number from ${least} to ${most}; it is “${value}”.`);
      }
      return Number(value);
    },
    list: (flag) => {
      const members = given.get(flag)?.flatMap((value) => value.split(','));
      const named = members?.map((member) => member.trim()).filter((member) => member !== '');
      if (named?.length === 0) throw missing(flag);
      return named;
    },
  };
}
