const width = 100;
const indent = ' '.repeat(6);

/** A flag as every help shows it: how it is written, and below that what it means, in lines that a terminal has room for. */
export function flagHelp(flag: string, meaning: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of meaning.split(' ')) {
    if (line !== indent && line.length + word.length >= width) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [`  --${flag}`, ...lines, line.trimEnd()].join('\n');
}
