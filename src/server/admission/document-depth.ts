import type { DocumentNode } from 'graphql';
import { documentRefused } from './document-refused.ts';
import { createFold } from './fold-selections.ts';
import { operationsOf } from './operations-of.ts';

/** How many fields lie under one another. Introspection is left out: its own rule in graphql bounds it. */
export function checkDepth(document: DocumentNode, maxDepth: number): void {
  const depthOf = createFold(document, {
    field: ({ name }, under) => (name.value.startsWith('__') ? 0 : 1 + under()),
    join: Math.max,
  });
  for (const operation of operationsOf(document)) {
    const depth = depthOf(operation.selectionSet);
    if (depth > maxDepth) {
      throw documentRefused(
        'DOCUMENT_TOO_DEEP',
        `The document is ${depth} fields deep; at most ${maxDepth} are allowed.`,
      );
    }
  }
}
