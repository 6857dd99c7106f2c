import { type DocumentNode, type GraphQLSchema, getOperationAST, getVariableValues } from 'graphql';

/** The values of an operation's variables as its fields get them. Only of values that GraphQL has taken already. */
export function coercedVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, definitions, given);
  if (coerced === undefined) throw new AggregateError(errors, 'variables that were taken are refused');
  return coerced;
}
