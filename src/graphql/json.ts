import { type FieldPath, invalidInput, type Refusal } from '../core/refusal.ts';
import { builder } from './builder.ts';

/**
 * Literals in a document and variables inside them are read as graphql reads them untyped. How deep a value may nest
 * is judged where it is used, because a scalar knows neither the limits nor the path that the answer should name.
 */
export const Json = builder.scalarType('JSON', {
  description:
    'Any JSON value: an object, a list, a text, a number, a boolean or null. In a document it may be written as a literal, with variables inside it. Numbers are doubles of IEEE 754: write a whole number beyond 2^53 as a text, or it is rounded.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});

/**
 * What keeps a value from being stored as it is: it nests too deep, or holds a number that JSON cannot hold (1e400 is
 * read as infinity). Level by level, not by recursion: it comes from outside and may nest deeper than the stack is.
 */
export function jsonFault(field: FieldPath, value: unknown, levels: number): Refusal | null {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (level.some((member) => typeof member === 'number' && !Number.isFinite(member))) {
      return invalidInput(field, `${field.at(-1)} holds a number that is too large to be kept.`);
    }
    const containers = level.filter(isContainer);
    if (containers.length > 0 && depth === levels) {
      return invalidInput(field, `${field.at(-1)} nests deeper than ${levels} levels.`);
    }
    level = containers.flatMap((container) => Object.values(container));
  }
  return null;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** As the engine takes it. GraphQL's null is the same as not given. */
export function jsonText(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : JSON.stringify(value);
}

export function fromJsonText(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
