import { options } from './options.ts';

const width = 100;
const indent = ' '.repeat(6);

/** The help of `asyncops serve`, made from the table of options. */
export function serveHelp(): string {
  const described = options.map(({ name, value, variable, default: preset, alone, meaning }) => {
    const fallback = preset === '' ? '' : `, default ${preset}`;
    const given = alone === null ? ` <${value}>` : `[=${value}]`;
    return `  --${name}${given}  (${variable}${fallback})\n${wrapped(meaning)}`;
  });
  return [
    'asyncops serve [flags]',
    '',
    'Starts the gateway: GraphQL over HTTP, WebSocket and server-sent events on /graphql, and GraphiQL there',
    'for a browser. Each flag has an environment variable; the flag counts before it.',
    '',
    ...described,
    '  --help',
    `${indent}Shows this.`,
    '  --version',
    `${indent}Shows the version.`,
    '',
  ].join('\n');
}

function wrapped(text: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line !== indent && line.length + word.length >= width) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}
