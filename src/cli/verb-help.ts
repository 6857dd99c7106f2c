import type { Flags } from './arguments.ts';
import { flagHelp } from './flag-help.ts';
import type { Verb, VerbGroup } from './verb.ts';

/** The help of one verb, made from what it says of itself. */
export function verbHelp(name: string, verb: Verb, commonFlags: Flags): string {
  const described = Object.entries({ ...verb.flags, ...commonFlags }).map(([flag, { value, meaning }]) =>
    flagHelp(value === null ? flag : `${flag} <${value}>`, meaning),
  );
  return [`asyncops ${name} ${verb.synopsis}`, '', verb.summary, '', ...described, ''].join('\n');
}

/** The help of a group: its verbs. */
export function verbGroupHelp(name: string, { summary, verbs }: VerbGroup): string {
  return [
    `asyncops ${name} <verb> [arguments] [flags]`,
    '',
    summary,
    '',
    ...summaryLines(verbs),
    '',
    `  --help     Shows this; after a verb, its flags.`,
    '',
  ].join('\n');
}

/** A line for each verb. */
export function summaryLines(verbs: Readonly<Record<string, Verb | VerbGroup>>): string[] {
  return Object.entries(verbs).map(([name, { summary }]) => `  ${name.padEnd(9)}  ${summary}`);
}
