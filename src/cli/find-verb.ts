import type { Verb, VerbGroup } from './verb.ts';
import { verbGroupHelp } from './verb-help.ts';
import { verbs } from './verbs.ts';

/** What a command line begins with. */
export type FoundVerb =
  | { readonly type: 'VERB'; readonly name: string; readonly verb: Verb; readonly rest: readonly string[] }
  | { readonly type: 'HELP'; readonly text: string }
  | { readonly type: 'NONE'; readonly complaint: string };

/** The verb by its whole name, which is two words for one of a group, and the arguments that are left for it. */
export function findVerb(argv: readonly string[]): FoundVerb {
  const [name, ...rest] = argv;
  if (name === undefined) return none('a verb is missing', 'asyncops --help');
  const found = member(verbs, name);
  if (found === undefined) return none(`“${name}” is not a verb`, 'asyncops --help');
  return 'verbs' in found ? findInGroup(name, found, rest) : { type: 'VERB', name, verb: found, rest };
}

function findInGroup(group: string, { summary, verbs: members }: VerbGroup, argv: readonly string[]): FoundVerb {
  const [second, ...rest] = argv;
  if (second === '--help') return { type: 'HELP', text: verbGroupHelp(group, { summary, verbs: members }) };
  const help = `asyncops ${group} --help`;
  if (second === undefined) return none(`a verb is missing after “${group}”`, help);
  const name = `${group} ${second}`;
  const verb = member(members, second);
  return verb === undefined ? none(`“${name}” is not a verb`, help) : { type: 'VERB', name, verb, rest };
}

function member<Value>(of: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

function none(complaint: string, help: string): FoundVerb {
  return { type: 'NONE', complaint: `${complaint}; see ${help}.` };
}
