import type { TypedDocumentString } from '../gql/graphql.ts';
import type { Arguments, Flags } from './arguments.ts';
import type { Shell } from './shell.ts';

/** What a verb is run with. */
export interface Call {
  readonly args: Arguments;
  readonly shell: Shell;
  /** Of the gateway's GraphQL endpoint. */
  readonly url: string;
  /** Whether data is to be JSON, a line each. */
  readonly isJson: boolean;
  ask<Result extends object, Variables extends object>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    options?: { readonly deadAfterMs: number },
  ): Promise<Result>;
}

/** One verb of the command line. */
export interface Verb {
  /** What follows its name. */
  readonly synopsis: string;
  /** One line. */
  readonly summary: string;
  readonly flags: Flags;
  /** How many arguments there must be beside the flags. */
  readonly arguments: { readonly least: number; readonly most: number };
  /** It runs code of others, which may leave timers and connections behind: the process ends with it all the same. */
  readonly endsProcess?: true;
  /** Resolves to the exit code. */
  run(call: Call): Promise<number>;
}

/** Verbs about one kind of thing, each said after the name of that. */
export interface VerbGroup {
  /** One line. */
  readonly summary: string;
  readonly verbs: Readonly<Record<string, Verb>>;
}
