import { readFileSync } from 'node:fs';

export interface Example {
  readonly query: string;
  readonly variables: string;
}

/** The tabs that GraphiQL opens with, in this order. Each is a document, and its variables beside it. */
const names = ['create', 'watch', 'list', 'why-waiting', 'pause'] as const;

export function readExamples(): readonly Example[] {
  return names.map((name) => ({ query: read(`${name}.graphql`), variables: read(`${name}.json`) }));
}

function read(file: string): string {
  return readFileSync(new URL(`../../../schema/examples/${file}`, import.meta.url), 'utf8').trim();
}
