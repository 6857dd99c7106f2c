import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The code blocks of a page of the repository that are marked with a language, in order. */
export function codeBlocks(page: string, language: string): string[] {
  const text = readFileSync(repositoryPath(page), 'utf8');
  const blocks = text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].flatMap(([, marked, block]) => (marked === language && block !== undefined ? [block] : []));
}

export function repositoryPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The words of each command in shell blocks: continued lines joined, quotes and comments taken away. */
export function shellCommands(blocks: readonly string[]): string[][] {
  return blocks
    .flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/\s#\s.*$/, ''))
    .filter((line) => line.trim() !== '')
    .map((line) =>
      [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
        ([, single, double, bare]) => single ?? double ?? bare ?? '',
      ),
    );
}
