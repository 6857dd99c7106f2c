import { type FieldPath, invalidInput, type Refusal } from '../core/refusal.ts';
import { builder } from './builder.ts';

/**
 * Literals in a document and variables inside them are read as graphql reads them untyped. How deep a value may nest
 * is judged where it is used, because a scalar knows neither the limits nor the path that the answer should name.
 */
export const Json = builder.scalarType('JSON', {
  description:
    'Any JSON value: an object, a list, a text, a number, a boolean or null. In a document it may be written as a literal, with variables inside it.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});

/** Level by level, not by recursion: the value comes from outside and may nest deeper than the stack is. */
export function nestsDeeper(value: unknown, levels: number): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === levels) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function depthFault(field: FieldPath, value: unknown, levels: number): Refusal | null {
  if (!nestsDeeper(value, levels)) return null;
  return invalidInput(field, `${field.at(-1)} nests deeper than ${levels} levels.`);
}

/** As the engine takes it. GraphQL's null is the same as not given. */
export function jsonText(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : JSON.stringify(value);
}

export function fromJsonText(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
