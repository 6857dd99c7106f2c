import { type DocumentNode, getOperationAST, Kind, type OperationDefinitionNode, type ValueNode, visit } from 'graphql';

/**
 * The variable that a subscription's position comes by, where it comes by one that is used for nothing else: what makes
 * two subscriptions different then is only where they start.
 */
export function afterVariable(document: DocumentNode, operationName: string | undefined): string | null {
  const operation = getOperationAST(document, operationName);
  const value = operation == null ? undefined : afterOf(operation);
  if (value?.kind !== Kind.VARIABLE) return null;
  const name = value.name.value;
  return usesOf(document, name) === 1 ? name : null;
}

function afterOf({ selectionSet }: OperationDefinitionNode): ValueNode | undefined {
  const [field] = selectionSet.selections;
  if (field?.kind !== Kind.FIELD) return undefined;
  return field.arguments?.find(({ name }) => name.value === 'after')?.value;
}

function usesOf(document: DocumentNode, name: string): number {
  let uses = 0;
  visit(document, {
    // The definition names it too, which is no use of it.
    VariableDefinition: () => false,
    Variable: (variable) => {
      if (variable.name.value === name) uses += 1;
    },
  });
  return uses;
}
