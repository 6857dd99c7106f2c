import { findVerb } from '../../src/cli/find-verb.ts';
import { runVerb } from '../../src/cli/run-verb.ts';
import { start } from '../graphql/gateway-fixture.ts';

export interface ShellOptions {
  readonly columns?: number;
  /** What a person answers; nobody is there to be asked where it is left out. */
  readonly agrees?: boolean;
  readonly input?: string;
  readonly interrupted?: AbortSignal;
  /** What its clock shows; that of the gateways of tests as they start, where it is left out. */
  readonly now?: number;
  readonly onPrint?: (line: string) => void;
  readonly onKeep?: (line: string) => void;
}

/** A verb in this process, in a shell whose time is that of the gateways of tests. */
export async function runInShell(url: string, argv: readonly string[], options: ShellOptions = {}) {
  const printed: string[] = [];
  const said: string[] = [];
  const kept: string[] = [];
  const questions: string[] = [];
  const { agrees, input = '', interrupted = new AbortController().signal } = options;
  const found = findVerb(argv);
  if (found.type !== 'VERB') throw new Error(`${argv.join(' ')} begins with no verb`);
  const code = await runVerb(found.name, found.verb, found.rest, {
    env: { ASYNCOPS_URL: url },
    columns: options.columns ?? null,
    hasColors: false,
    now: () => options.now ?? start,
    print: (line) => {
      printed.push(line);
      options.onPrint?.(line);
    },
    say: (line) => said.push(line),
    keep: (line) => {
      if (line === null) return;
      kept.push(line);
      options.onKeep?.(line);
    },
    confirm:
      agrees === undefined
        ? null
        : async (question) => {
            questions.push(question);
            return agrees;
          },
    readInput: async () => input,
    unread: new AbortController().signal,
    interruptible: () => interrupted,
  });
  return { code, printed, said, kept, questions };
}
