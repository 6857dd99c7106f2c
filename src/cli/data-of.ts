import { readFile } from 'node:fs/promises';
import { causeOf } from './ask-gateway.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';

/** What `--data` was given: JSON, the file that it names, or what comes in. Undefined where it was not given. */
export async function dataOf(given: string | undefined, shell: Shell): Promise<unknown> {
  if (given === undefined) return undefined;
  const text = given === '-' ? await shell.readInput() : given.startsWith('@') ? await fileText(given.slice(1)) : given;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--data is not JSON: ${causeOf(error)}.`);
  }
}

async function fileText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--data cannot be read: ${causeOf(error)}.`);
  }
}
