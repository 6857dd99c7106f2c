import type { Flags } from './arguments.ts';
import { flagHelp } from './flag-help.ts';
import type { Verb } from './verb.ts';

/** The help of one verb, made from what it says of itself. */
export function verbHelp(name: string, verb: Verb, commonFlags: Flags): string {
  const described = Object.entries({ ...verb.flags, ...commonFlags }).map(([flag, { value, meaning }]) =>
    flagHelp(value === null ? flag : `${flag} <${value}>`, meaning),
  );
  return [`asyncops ${name} ${verb.synopsis}`, '', verb.summary, '', ...described, ''].join('\n');
}
