import { type FieldNode, Kind, type SelectionNode } from 'graphql';
import { type RootField, responseKey } from './single-root.ts';

/** A field of the root's value that the client itself reads. */
export interface OwnField {
  /** The root field, which now selects it. */
  readonly root: RootField;
  /** What it is found under. */
  readonly key: string;
  /** Nobody else asked for it: it is taken out of what is handed on. */
  readonly isAdded: boolean;
}

/**
 * Sees to it that an answer has what the client reads, without anybody noticing: a field that the document does not
 * select by itself is added under a name of the client's own, so that it cannot be in the way of another.
 *
 * @param parts what the client reads of the field's value
 */
export function ownField(root: RootField, name: string, parts: readonly string[] = []): OwnField {
  const { selections } = root.selectionSet;
  const selected = selections
    .filter((selection) => isPlain(selection, name))
    .find(({ selectionSet }) => parts.every((part) => selectionSet?.selections.some((inner) => isBare(inner, part))));
  if (selected !== undefined) return { root, key: responseKey(selected), isAdded: false };

  const added = { ...fieldNode(name, parts), alias: { kind: Kind.NAME, value: `asyncops_${name}` } } as const;
  const selectionSet = { ...root.selectionSet, selections: [...selections, added] };
  return { root: { ...root, selectionSet }, key: responseKey(added), isAdded: true };
}

/** Whatever the variables are, it is in the answer. */
function isPlain(selection: SelectionNode, name: string): selection is FieldNode {
  return selection.kind === Kind.FIELD && selection.name.value === name && !selection.directives?.length;
}

function isBare(selection: SelectionNode, name: string): boolean {
  return isPlain(selection, name) && selection.alias === undefined;
}

function fieldNode(name: string, parts: readonly string[]): FieldNode {
  const node = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } } as const;
  if (parts.length === 0) return node;
  const selections = parts.map((part) => fieldNode(part, []));
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}
