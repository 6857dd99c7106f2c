import { type GraphQLSchema, getNamedType, isInputObjectType, Kind, type OperationDefinitionNode } from 'graphql';

/** Whether an operation may wait for work to come. */
export type WaitRule = (operation: OperationDefinitionNode) => boolean;

/** Read from the schema: at its root stands a mutation whose input takes `waitSeconds`. */
export function createWaitRule(schema: GraphQLSchema): WaitRule {
  const waiting = new Set<string>();
  for (const { name, args } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const inputs = args.map(({ type }) => getNamedType(type)).filter(isInputObjectType);
    if (inputs.some((input) => 'waitSeconds' in input.getFields())) waiting.add(name);
  }
  return ({ selectionSet }) =>
    selectionSet.selections.some((root) => root.kind === Kind.FIELD && waiting.has(root.name.value));
}
