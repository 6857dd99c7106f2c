import { Kind, print, type ValueNode } from 'graphql';

/** Enough of what was given to recognize it by: it may be as long as a request. */
const mostCharactersShown = 100;

/**
 * The two ways into a scalar that is written as text: the value of a variable, and a literal in the document.
 *
 * @param parse undefined where the text is none of the scalar
 * @param otherwise gives a value for anything else, or throws; it is told what was given, as a message can quote it
 */
export function textScalar<Value>(
  parse: (text: string) => Value | undefined,
  otherwise: (given: string, node: ValueNode | null) => Value,
) {
  return {
    parseValue: (value: unknown) => {
      const parsed = typeof value === 'string' ? parse(value) : undefined;
      return parsed ?? otherwise(shownValue(value), null);
    },
    parseLiteral: (node: ValueNode) => {
      if (node.kind !== Kind.STRING) return otherwise(shortened(print(node)), node);
      return parse(node.value) ?? otherwise(shownValue(node.value), node);
    },
  };
}

/** Lists and objects are not spelled out: they may nest deeper than the stack is. */
function shownValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

function shortened(text: string): string {
  return text.length > mostCharactersShown ? `${text.slice(0, mostCharactersShown).toWellFormed()}…` : text;
}
