import { buildSchema, getOperationAST, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { createCostRule } from '../../src/server/admission/document-cost.ts';

const schema = buildSchema(/* GraphQL */ `
  type Query {
    one: Item
    short: [Item!]!
    page(first: Int, last: Int, filter: Filter): Page!
    byIds(ids: [ID!]!): [Item]!
    claim(input: Claim!): [Item!]!
    create(input: Input!): Item
  }
  type Page { nodes: [Item!]!  edges: [Edge!]! }
  type Edge { node: Item! }
  type Item { id: ID!  name: String!  page(first: Int): Page! }
  input Filter { ids: [ID!] }
  input Claim { limit: Int! }
  input Input { name: String!  tags: [String!] }
`);

const limits = { defaultPageSize: 50, maxPageSize: 500, maxBatchSize: 1_000 };

function costOf(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const error = createCostRule(schema, { ...limits, maxCost: -1 })(document, operation, variables);
  return Number(/costs (\d+);/.exec(error?.message ?? '')?.[1]);
}

describe('the cost of an operation', () => {
  it('takes what the schema says that a field costs', () => {
    const document = parse('{ a: asyncOperationCounts { total } b: asyncOperationCounts { total } }');
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
    const rule = createCostRule(createSchema(), { ...limits, maxCost: 10_000 });
    expect(rule(document, operation, {})?.message).toMatch(/^The operation costs 10002;/);
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['{ one { id name } }', {}, 3],
    ['{ short { id } a: short { id } }', {}, 4],
    ['{ page { nodes { id } } }', {}, 1 + 50 * 2],
    ['{ page(first: 10) { nodes { id name } } }', {}, 1 + 10 * 3],
    ['{ page(last: 10) { edges { node { id } } } }', {}, 1 + 10 * 3],
    ['{ page(first: 10, last: 20) { nodes { id } } }', {}, 1 + 20 * 2],
    ['{ page(first: 0) { nodes { id } } }', {}, 1],
    ['{ page(first: 10, filter: { ids: ["a", "b"] }) { nodes { id } } }', {}, 1 + 10 * 2],
    ['query ($n: Int) { page(first: $n) { nodes { id } } }', { n: 7 }, 1 + 7 * 2],
    ['query ($n: Int) { page(first: $n) { nodes { id } } }', {}, 1 + 50 * 2],
    ['query ($n: Int) { page(first: $n) { nodes { id } } }', { n: 'many' }, 1 + 50 * 2],
    ['{ page(first: 1000000) { nodes { id } } }', {}, 1 + 500 * 2],
    ['{ page(first: -1) { nodes { id } } }', {}, 1 + 50 * 2],
    ['{ page(first: 10) { nodes { page(first: 20) { nodes { id } } } } }', {}, 1 + 10 * (1 + 1 + 20 * 2)],
    ['{ byIds(ids: ["a", "b", "c"]) { id } }', {}, 1 + 3],
    ['query ($ids: [ID!]!) { byIds(ids: $ids) { id } }', { ids: ['a', 'b'] }, 1 + 2],
    ['query ($a: ID!) { byIds(ids: [$a, $a]) { id } }', { a: 'a' }, 1 + 2],
    ['{ claim(input: { limit: 30 }) { id } }', {}, 1 + 30],
    ['query ($input: Claim!) { claim(input: $input) { id } }', { input: { limit: 40 } }, 1 + 40],
    ['query ($n: Int!) { claim(input: { limit: $n }) { id } }', { n: 5 }, 1 + 5],
    ['query ($input: Input!) { create(input: $input) { id } }', { input: { name: 'x', tags: ['a', 'b'] } }, 2],
    [
      '{ page(first: 2) { ...P } } fragment P on Page { nodes { ...I } edges { node { ...I } } } fragment I on Item { id name }',
      {},
      1 + 2 * (3 + 4),
    ],
    ['{ page(first: 2) { ... on Page { nodes { id } } } }', {}, 1 + 2 * 2],
    ['{ nothing { id } }', {}, 2],
  ])('%s %j', (query, variables, cost) => {
    expect(costOf(query, variables)).toBe(cost);
  });

  it('is judged anew where the variables change', () => {
    const rule = createCostRule(schema, { ...limits, maxCost: 100 });
    const document = parse('query ($n: Int) { page(first: $n) { nodes { id } } }');
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    expect(rule(document, operation, { n: 10 })).toBeNull();
    expect(rule(document, operation, { n: 60 })?.message).toMatch(/^The operation costs 121; at most 100 is allowed\./);
    expect(rule(document, operation, { n: 10 })).toBeNull();
  });

  it('of one of several operations is its own', () => {
    const rule = createCostRule(schema, { ...limits, maxCost: 10 });
    const document = parse('query A { one { id } } query B { page { nodes { id } } }');
    const [a, b] = [getOperationAST(document, 'A'), getOperationAST(document, 'B')];
    if (!a || !b) throw new Error('no operation');
    expect(rule(document, a, {})).toBeNull();
    expect(rule(document, b, {})).not.toBeNull();
  });
});
