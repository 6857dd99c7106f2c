import { parseArgs } from 'node:util';
import { ConfigError } from './config-error.ts';
import { type OptionName, options } from './options.ts';

/** A value, and where it comes from: what a complaint about it must name. */
interface Setting {
  readonly value: string;
  readonly source: string;
  readonly isGiven: boolean;
}

export interface Settings {
  text(name: OptionName): string;
  /** One of a few words. */
  choice<Choice extends string>(name: OptionName, choices: readonly Choice[]): Choice;
  /** Whether a flag or a variable says it. */
  isGiven(name: OptionName): boolean;
  integer(name: OptionName, least: number, most: number): number;
  /** A whole number from the least that the table of options tells, or from 1. */
  limit(name: OptionName, most: number): number;
  /** A number that need not be whole; an empty value is 0. */
  decimal(name: OptionName, most: number): number;
  list(name: OptionName): readonly string[];
  /** The complaint about a value, under the name by which it was given. */
  fault(name: OptionName, complaint: string): ConfigError;
}

/** Reads flag before environment before default. An empty variable counts as one that is not set. */
export function readSettings(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const flags = readFlags(argv);

  const setting = (name: OptionName): Setting => {
    const flag = flags.get(name);
    if (flag !== undefined) return { value: flag, source: `--${name}`, isGiven: true };
    const option = options.find((candidate) => candidate.name === name);
    if (option === undefined) throw new Error(`there is no option ${name}`);
    const variable = env[option.variable];
    if (variable) return { value: variable, source: option.variable, isGiven: true };
    return { value: option.default, source: `--${name}`, isGiven: false };
  };

  const fault = (name: OptionName, complaint: string) => new ConfigError(`${setting(name).source} ${complaint}`);

  const integer = (name: OptionName, least: number, most: number): number => {
    const { value } = setting(name);
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) {
      throw fault(name, `must be a whole number from ${least} to ${most}; it is “${value}”.`);
    }
    return number;
  };

  return {
    text: (name) => setting(name).value,
    choice: (name, choices) => {
      const { value } = setting(name);
      const chosen = choices.find((choice) => choice === value);
      if (chosen === undefined) throw fault(name, `must be ${either(choices)}; it is “${value}”.`);
      return chosen;
    },
    isGiven: (name) => setting(name).isGiven,
    integer,
    limit: (name, most) => {
      const least = options.find((option) => option.name === name)?.least ?? null;
      const { value } = setting(name);
      // A number like any other, but for what would not work with it: who is told the reason need not look for it.
      if (least !== null && /^\d+$/.test(value) && Number(value) < least.value) {
        throw fault(name, `must be at least ${least.value}, because ${least.why}; it is “${value}”.`);
      }
      return integer(name, least?.value ?? 1, most);
    },
    decimal: (name, most) => {
      const { value } = setting(name);
      const number = Number(value);
      if (!/^(\d+(\.\d+)?)?$/.test(value) || number > most) {
        throw fault(name, `must be a number from 0 to ${most}; it is “${value}”.`);
      }
      return number;
    },
    list: (name) =>
      setting(name)
        .value.split(',')
        .map((member) => member.trim())
        .filter((member) => member !== ''),
    fault,
  };
}

function readFlags(argv: readonly string[]): Map<string, string> {
  const known = Object.fromEntries(
    options.map(({ name, alone }) => [name, { type: alone === null ? ('string' as const) : ('boolean' as const) }]),
  );
  const alone = new Map<string, string | null>(options.map((option) => [option.name, option.alone]));
  const lists = new Set<string>(options.filter(({ value }) => value === 'list').map(({ name }) => name));
  // Its own complaints run over several sentences; the tokens are enough to make clearer ones.
  const { tokens } = parseArgs({ args: [...argv], options: known, strict: false, tokens: true });
  const flags = new Map<string, string>();
  const give = (name: string, value: string) => {
    const before = flags.get(name);
    // Two different values are a mistake, of which nobody would be told: that one of them counts, and which.
    if (before !== undefined && !lists.has(name)) {
      throw new ConfigError(`--${name} is given more than once; it takes one value.`);
    }
    flags.set(name, before === undefined ? value : `${before},${value}`);
  };
  for (const token of tokens) {
    if (token.kind === 'positional') throw new ConfigError(`“${token.value}” is not expected here; see --help.`);
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(known, token.name)) throw new ConfigError(`${token.rawName} is not a flag; see --help.`);
    const saidAlone = alone.get(token.name) ?? null;
    if (token.value === undefined && saidAlone !== null) {
      give(token.name, saidAlone);
      continue;
    }
    // A flag that follows is no value; a number below zero is one, and told to be wrong as one.
    if (token.value === undefined || (!token.inlineValue && /^-[^\d]/.test(token.value))) {
      throw new ConfigError(`${token.rawName} needs a value.`);
    }
    give(token.name, token.value);
  }
  return flags;
}

function either(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
