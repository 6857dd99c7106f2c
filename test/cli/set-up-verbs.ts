import { startTestServer } from '../server/start-test-server.ts';
import { runInShell, type ShellOptions } from './run-in-shell.ts';

/** A gateway for the time of a test, and the command line that asks it. */
export async function setUpVerbs() {
  const { url, gateway } = await startTestServer();
  const run = (argv: readonly string[], options?: ShellOptions) => runInShell(url, argv, options);
  const create = async (name: string, ...flags: string[]): Promise<string> => {
    const { printed } = await run(['create', name, '--type', '5', '--json', ...flags]);
    return JSON.parse(printed[0] ?? '').operation.id;
  };
  return { gateway, run, create };
}
