#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { serve } from './serve.ts';

/** Each verb answers its exit code, or null where it goes on running. */
const verbs: Readonly<Record<string, (argv: readonly string[]) => Promise<number | null>>> = { serve };

const usage = `asyncops <verb> [flags]

  serve      Starts the gateway.

  --help     Shows this; after a verb, its flags.
  --version  Shows the version.
`;

async function main(argv: readonly string[]): Promise<number | null> {
  const [verb, ...rest] = argv;
  if (argv.includes('--version')) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  if (verb === '--help') {
    process.stdout.write(usage);
    return 0;
  }
  if (verb === undefined || !Object.hasOwn(verbs, verb)) {
    const complaint = verb === undefined ? 'a verb is missing' : `“${verb}” is not a verb`;
    process.stderr.write(`asyncops: ${complaint}; see asyncops --help.\n`);
    return 2;
  }
  return (await verbs[verb]?.(rest)) ?? null;
}

function version(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : 'unknown';
}

const exitCode = await main(process.argv.slice(2));
if (exitCode !== null) process.exitCode = exitCode;
