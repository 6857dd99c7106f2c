import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

export interface SizeLimits {
  readonly defaultPageSize: number;
  readonly maxPageSize: number;
  readonly maxBatchSize: number;
}

export interface FieldSizes {
  /** How many times what is selected under the field may come. */
  sizeOf(field: FieldNode, variables: Readonly<Record<string, unknown>>): number;
  /** What the field itself costs: 1, unless the schema says more (`extensions.cost`). */
  costOf(field: FieldNode): number;
  /** Whether the size depends on the variables. */
  varies(field: FieldNode): boolean;
}

type ReadSize = (value: unknown) => number | null;

/**
 * Which arguments of which fields say how much comes back, read from the schema: `first` and `last`, a list, and a
 * `limit` inside an input. A size beyond what is allowed counts as the largest allowed: the field itself refuses it,
 * and says why more clearly.
 */
export function createFieldSizes(schema: GraphQLSchema, limits: SizeLimits): FieldSizes {
  const sized = new Map<string, Map<string, ReadSize>>();
  const paged = new Set<string>();
  const costs = new Map<string, number>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, args, extensions } of Object.values(type.getFields())) {
      const cost: unknown = extensions['cost'];
      if (typeof cost === 'number') costs.set(name, cost);
      for (const argument of args) {
        const read = readerFor(argument, limits);
        if (read === null) continue;
        sized.set(name, (sized.get(name) ?? new Map<string, ReadSize>()).set(argument.name, read));
        if (argument.name === 'first') paged.add(name);
      }
    }
  }

  return {
    sizeOf: (field, variables) => {
      const readers = sized.get(field.name.value);
      let largest: number | null = null;
      for (const { name, value } of field.arguments ?? []) {
        const size = readers?.get(name.value)?.(valueFromASTUntyped(value, variables)) ?? null;
        if (size !== null) largest = Math.max(size, largest ?? 0);
      }
      return largest ?? (paged.has(field.name.value) ? limits.defaultPageSize : 1);
    },
    costOf: (field) => costs.get(field.name.value) ?? 1,
    varies: (field) => {
      const readers = sized.get(field.name.value);
      return (field.arguments ?? []).some(({ name, value }) => readers?.has(name.value) && value.kind !== Kind.INT);
    },
  };
}

function readerFor({ name, type }: GraphQLArgument, { maxPageSize, maxBatchSize }: SizeLimits): ReadSize | null {
  if (name === 'first' || name === 'last') return (value) => atMost(maxPageSize, value);
  if (isListType(getNullableType(type))) {
    return (value) => (Array.isArray(value) ? atMost(maxBatchSize, value.length) : null);
  }
  const named = getNamedType(type);
  if (isInputObjectType(named) && 'limit' in named.getFields()) {
    return (value) => (isRecord(value) ? atMost(maxBatchSize, value['limit']) : null);
  }
  return null;
}

function atMost(limit: number, size: unknown): number | null {
  return typeof size === 'number' && size >= 0 ? Math.min(size, limit) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
