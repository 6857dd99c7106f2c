import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { DocumentError } from './document-error.ts';

/** A field with fields of its own. */
export type RootField = FieldNode & { readonly selectionSet: SelectionSetNode };

export interface ParsedDocument {
  readonly document: DocumentNode;
  /** The document, where it was given as a text. */
  readonly text: string | null;
}

/** An operation that is about one thing: the field at its root. */
export interface SingleRoot extends ParsedDocument {
  readonly operation: OperationDefinitionNode;
  readonly root: RootField;
}

/** Finds the root field that stands for the operation. Throws where there is none, or more than one. */
export function singleRoot(source: unknown, type: `${OperationTypeNode}`, operationName?: string): SingleRoot {
  const { document, text } = parsedDocument(source);
  const operation = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === type &&
      (operationName === undefined || definition.name?.value === operationName),
  );
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new DocumentError(`the document has no such ${type}`);
  const [root, ...others] = operation.selectionSet.selections;
  if (root === undefined || others.length > 0 || !isRootField(root)) {
    const fault = `the ${type} must have one field at its root, outside of fragments, with fields of its own`;
    throw new DocumentError(fault);
  }
  return { document, text, operation, root };
}

export function parsedDocument(source: unknown): ParsedDocument {
  if (isDocumentNode(source)) return { document: source, text: null };
  const text = String(source);
  return { document: parse(text), text };
}

/** What a field's value is found under in an answer. */
export const responseKey = ({ alias, name }: FieldNode): string => (alias ?? name).value;

function isDocumentNode(source: unknown): source is DocumentNode {
  return typeof source === 'object' && source !== null && 'kind' in source && source.kind === Kind.DOCUMENT;
}

function isRootField(selection: SelectionSetNode['selections'][number]): selection is RootField {
  return selection.kind === Kind.FIELD && selection.selectionSet !== undefined;
}
