import { RequestRefused } from './gateway.ts';
import { UsageError } from './usage-error.ts';

/** Ends the process with what `run` resolves to. What can go wrong with a command is told in one line. */
export async function runCommand(name: string, run: () => Promise<number>): Promise<never> {
  const exitCode = await run().catch((error: unknown) => {
    process.stderr.write(`${name}: ${storyOf(error)}\n`);
    return error instanceof UsageError || isOfArguments(error) ? 2 : 1;
  });
  process.exit(exitCode);
}

function storyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Of the sentences of Node.js about arguments, the first says what is wrong.
  if (isOfArguments(error)) return error.message.split('. ')[0] ?? '';
  const isExpected = error instanceof UsageError || error instanceof RequestRefused || 'code' in error;
  return isExpected ? error.message : (error.stack ?? error.message);
}

function isOfArguments(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
