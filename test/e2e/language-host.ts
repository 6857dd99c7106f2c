import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { repositoryPath } from '../docs/code-blocks.ts';
import { eventually } from './eventually.ts';

export interface HostLanguage {
  readonly language: string;
  /** From the root of the repository. */
  readonly command: readonly [program: string, ...args: string[]];
  /** What this machine would need to run it and does not have. */
  readonly missing: readonly string[];
}

const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;
const missing = (...programs: string[]) => programs.filter((program) => !isThere(program));

export const hostLanguages: readonly HostLanguage[] = [
  { language: 'Python', command: ['python3', 'examples/python-host/host.py'], missing: missing('python3') },
  { language: 'shell', command: ['bash', 'examples/shell-host/host.sh'], missing: missing('bash', 'curl', 'jq') },
];

export interface LanguageHost {
  /** Resolves when it has written a line that begins so. */
  told(start: string): Promise<unknown>;
  /** Its exit code. */
  readonly exited: Promise<number | null>;
  /** Asks it to stop, as an operator would; answers with its exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`, and of the programs that it has started too. */
  kill(): Promise<void>;
}

/** A host in a process group of its own; whoever starts it kills it. */
export function startLanguageHost(
  [program, ...args]: HostLanguage['command'],
  environment: Readonly<Record<string, string>>,
): LanguageHost {
  const child = spawn(program, args, {
    cwd: repositoryPath('.'),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    written += part;
  });
  const exited = once(child, 'exit').then(() => child.exitCode);
  const kill = async () => {
    signalGroup(child, 'SIGKILL');
    await exited;
  };
  return {
    told: (start) => eventually(`a line ${start}`, async () => `\n${written}`.includes(`\n${start}`)),
    exited,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    kill,
  };
}

/** What a shell has started outlives it, so the whole group is meant. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Nothing of it runs any more.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
