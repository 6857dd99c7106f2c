import { GraphQLError, Kind, print, type ValueNode } from 'graphql';

/**
 * The two ways into a scalar that is written as text: the value of a variable, and a literal in the document.
 *
 * @param parse undefined where the text is none of the scalar
 * @param fault what is wrong then, as the end of a sentence that begins with what was given
 */
export function textScalar<Value>(parse: (text: string) => Value | undefined, fault: string) {
  const read = (given: unknown, shown: () => string, node: ValueNode | null = null): Value => {
    const value = typeof given === 'string' ? parse(given) : undefined;
    if (value !== undefined) return value;
    throw new GraphQLError(`${shown()} ${fault}`, { nodes: node, extensions: { code: 'INVALID_INPUT' } });
  };
  return {
    parseValue: (value: unknown) => read(value, () => JSON.stringify(value)),
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : null, () => print(node), node),
  };
}
