import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

export interface Fold {
  /** What a field amounts to, given what is selected under it. */
  field(field: FieldNode, under: () => number): number;
  /** What two neighbours amount to together. */
  join(left: number, right: number): number;
}

/**
 * Works a number out over a selection and everything spread into it. Each fragment is worked out once, however often it
 * is spread: a few fragments that spread one another twice stand for more fields than there is time to visit. One that
 * spreads itself counts as nothing inside itself; validation refuses it afterwards.
 */
export function createFold(document: DocumentNode, fold: Fold): (selectionSet: SelectionSetNode) => number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, number>();

  const ofFragment = (name: string): number => {
    const done = known.get(name);
    if (done !== undefined) return done;
    known.set(name, 0);
    const fragment = fragments.get(name);
    const result = fragment === undefined ? 0 : ofSelections(fragment.selectionSet);
    known.set(name, result);
    return result;
  };

  const ofSelections = ({ selections }: SelectionSetNode): number => {
    let total = 0;
    for (const selection of selections) {
      switch (selection.kind) {
        case Kind.FIELD: {
          const { selectionSet } = selection;
          total = fold.join(
            total,
            fold.field(selection, () => (selectionSet ? ofSelections(selectionSet) : 0)),
          );
          break;
        }
        case Kind.INLINE_FRAGMENT:
          total = fold.join(total, ofSelections(selection.selectionSet));
          break;
        case Kind.FRAGMENT_SPREAD:
          total = fold.join(total, ofFragment(selection.name.value));
          break;
      }
    }
    return total;
  };

  return ofSelections;
}
