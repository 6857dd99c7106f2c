import { type DocumentNode, getOperationAST } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The values that an operation asks for. Others, which a client may send as well, change nothing: they are not kept. */
export function declaredVariables(
  document: DocumentNode,
  operationName: string | undefined,
  given: Variables,
): Variables {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const names = definitions.map(({ variable }) => variable.name.value).filter((name) => Object.hasOwn(given, name));
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}
