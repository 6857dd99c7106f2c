#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { findVerb } from './find-verb.ts';
import { nodeTooOld } from './node-too-old.ts';
import { createProcessShell } from './process-shell.ts';
import { runVerb } from './run-verb.ts';
import { serve } from './serve.ts';
import { summaryLines } from './verb-help.ts';
import { verbs } from './verbs.ts';

const usage = `asyncops <verb> [arguments] [flags]

  serve      Starts the gateway.
${summaryLines(verbs).join('\n')}

  --help     Shows this; after a verb, its flags.
  --version  Shows the version.
`;

/** Answers the exit code, or null where it goes on running. */
async function main(argv: readonly string[]): Promise<number | null> {
  const [name, ...rest] = argv;
  const tooOld = nodeTooOld(process.versions.node);
  if (tooOld !== null) {
    process.stderr.write(`asyncops: ${tooOld}\n`);
    return 1;
  }
  if (argv.includes('--version')) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  if (name === '--help') {
    process.stdout.write(usage);
    return 0;
  }
  if (name === 'serve') return serve(rest);
  const found = findVerb(argv);
  if (found.type === 'HELP') {
    process.stdout.write(found.text);
    return 0;
  }
  if (found.type === 'NONE') {
    process.stderr.write(`asyncops: ${found.complaint}\n`);
    return 2;
  }
  const code = await runVerb(found.name, found.verb, found.rest, createProcessShell());
  if (found.verb.endsProcess) {
    await Promise.all([process.stdout, process.stderr].map(written));
    process.exit(code);
  }
  return code;
}

/** Resolves when what it was given has gone out, or nobody reads it. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

function version(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : 'unknown';
}

const exitCode = await main(process.argv.slice(2));
if (exitCode !== null) process.exitCode = exitCode;
