import type { Flags } from './arguments.ts';
import type { Verb } from './verb.ts';

const width = 100;
const indent = ' '.repeat(6);

/** The help of one verb, made from what it says of itself. */
export function verbHelp(name: string, verb: Verb, commonFlags: Flags): string {
  const described = Object.entries({ ...verb.flags, ...commonFlags }).map(
    ([flag, { value, meaning }]) => `  --${flag}${value === null ? '' : ` <${value}>`}\n${wrapped(meaning)}`,
  );
  return [`asyncops ${name} ${verb.synopsis}`, '', verb.summary, '', ...described, ''].join('\n');
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
