import { type FragmentDefinitionNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Whether the request asks for a field of what is being resolved, so that a costly one is prepared only then. A field
 * behind @skip or @include counts as asked for.
 */
export function selectsField(info: GraphQLResolveInfo, name: string): boolean {
  return info.fieldNodes.some(({ selectionSet }) => selectionHas(selectionSet, name, info.fragments));
}

function selectionHas(
  selectionSet: SelectionSetNode | undefined,
  name: string,
  fragments: Record<string, FragmentDefinitionNode>,
): boolean {
  return (selectionSet?.selections ?? []).some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name;
    if (selection.kind === Kind.INLINE_FRAGMENT) return selectionHas(selection.selectionSet, name, fragments);
    return selectionHas(fragments[selection.name.value]?.selectionSet, name, fragments);
  });
}
