import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';

const contract = buildSchema(readFileSync(join(import.meta.dirname, 'contract.graphql'), 'utf8'));
const schema = createSchema();

test('the schema offers everything that the contract promises', () => {
  expect(findBreakingChanges(contract, schema)).toEqual([]);
});

test('the schema keeps the words of the contract', () => {
  const kept = new Map(describables(schema.getTypeMap()));
  const promised = describables(contract.getTypeMap()).filter(([, words]) => words !== undefined);
  expect(promised.length).toBeGreaterThan(50);
  for (const [name, words] of promised) {
    expect.soft(squeezed(kept.get(name)), name).toContain(squeezed(words));
  }
});

test('every type, field, argument and enum value is described', () => {
  const undescribed = describables(schema.getTypeMap()).filter(([, words]) => (words ?? '').trim() === '');
  expect(undescribed.map(([name]) => name)).toEqual([]);
});

test('a schema can be made more than once', () => {
  expect(findBreakingChanges(schema, createSchema())).toEqual([]);
});

function describables(types: Record<string, GraphQLNamedType>): [name: string, description: string | undefined][] {
  return Object.values(types)
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [type, ...membersOf(type)].map((one) => [nameOf(type, one), one.description ?? undefined]));
}

interface Describable {
  readonly name: string;
  readonly description: string | undefined | null;
}

function membersOf(type: GraphQLNamedType): Describable[] {
  if (isEnumType(type)) return [...type.getValues()];
  if (isInputObjectType(type)) return Object.values(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    field,
    ...field.args.map(({ name, description }) => ({ name: `${field.name}(${name})`, description })),
  ]);
}

function nameOf(type: GraphQLNamedType, one: Describable): string {
  return one === type ? type.name : `${type.name}.${one.name}`;
}

/** Without line breaks, and without the mark at the end: what follows may be a sentence more. */
function squeezed(words: string | undefined): string {
  return (words ?? '').replaceAll(/\s+/g, ' ').replace(/[.]$/, '').toLowerCase();
}
