import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Whether a subscription that passed has a field left at its root, after `@skip` and `@include`: where it has none,
 * GraphQL's own way to begin it fails with an error of the program. Validation lets no variable decide that.
 */
export function selectsField(document: DocumentNode, operationName: string | undefined): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const hasField = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (isLeftOut(selection)) return false;
      if (selection.kind === Kind.FIELD) return true;
      if (selection.kind === Kind.INLINE_FRAGMENT) return hasField(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      return fragment !== undefined && hasField(fragment.selectionSet);
    });
  const operation = getOperationAST(document, operationName);
  return operation != null && hasField(operation.selectionSet);
}

function isLeftOut(selection: SelectionNode): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, selection)?.['if'] === true ||
    getDirectiveValues(GraphQLIncludeDirective, selection)?.['if'] === false
  );
}
