import type { DocumentNode } from 'graphql';
import { documentRefused } from './document-refused.ts';
import { createFold } from './fold-selections.ts';
import { operationsOf } from './operations-of.ts';

export interface WidthLimits {
  /** Fields that one operation selects, aliases and fragments written out. */
  readonly maxFields: number;
  /** Of those, at the root, where each is a query or a command of its own. */
  readonly maxRootFields: number;
}

export function checkWidth(document: DocumentNode, { maxFields, maxRootFields }: WidthLimits): void {
  const add = (left: number, right: number) => left + right;
  const rootFieldsOf = createFold(document, { field: () => 1, join: add });
  const fieldsOf = createFold(document, { field: (_, under) => 1 + under(), join: add });
  for (const { selectionSet } of operationsOf(document)) {
    const rootFields = rootFieldsOf(selectionSet);
    if (rootFields > maxRootFields) {
      throw tooWide(`The document selects ${rootFields} fields at its root; at most ${maxRootFields} are allowed.`);
    }
    const fields = fieldsOf(selectionSet);
    if (fields > maxFields) {
      throw tooWide(`The document selects ${fields} fields in all; at most ${maxFields} are allowed.`);
    }
  }
}

function tooWide(message: string) {
  return documentRefused('DOCUMENT_TOO_WIDE', message);
}
