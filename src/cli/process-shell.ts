import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { printable } from './printable.ts';
import type { Shell } from './shell.ts';

const startOfLine = '\r\u001b[K';

/** The shell that the process was started from. */
export function createProcessShell(): Shell {
  const { stdin, stdout, stderr, env } = process;
  const unread = new AbortController();
  let kept: string | null = null;

  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A command is carried out to its end though nobody reads what it says: `| head` must not cut it in half.
      if (error.code !== 'EPIPE') throw error;
      if (stream === stdout) unread.abort();
    });
  }

  const show = (line: string | null) => {
    if (stderr.isTTY) stderr.write(`${startOfLine}${line ?? ''}`);
  };
  const write = (stream: NodeJS.WriteStream, line: string) => {
    if (kept !== null) show(null);
    stream.write(`${line}\n`);
    if (kept !== null) show(kept);
  };
  const say = (line: string) => write(stderr, line.split('\n').map(printable).join('\n'));

  return {
    env,
    // A terminal over a serial line or within an editor may say that it has none.
    columns: (stdout.isTTY && stdout.columns) || null,
    hasColors: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    now: () => Date.now(),
    print: (line) => {
      if (!unread.signal.aborted) write(stdout, line);
    },
    say,
    keep: (line) => {
      kept = line;
      show(line);
    },
    confirm: stdin.isTTY && stderr.isTTY ? (question) => confirm(question) : null,
    readInput: () => text(stdin),
    unread: unread.signal,
    interruptible: () => {
      const interrupted = new AbortController();
      const signals = ['SIGINT', 'SIGTERM'] as const;
      const onSignal = () => {
        for (const signal of signals) process.off(signal, onSignal);
        interrupted.abort();
      };
      for (const signal of signals) process.on(signal, onSignal);
      return interrupted.signal;
    },
  };
}

/** Whoever presses Ctrl-C or Ctrl-D has not agreed. */
async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const left = new AbortController();
  lines.once('SIGINT', () => left.abort());
  lines.once('close', () => left.abort());
  try {
    return /^\s*y(es)?\s*$/i.test(await lines.question(`${printable(question)} [y/N] `, { signal: left.signal }));
  } catch (error) {
    if (!left.signal.aborted) throw error;
    process.stderr.write('\n');
    return false;
  } finally {
    lines.close();
  }
}
