import { readdirSync, readFileSync } from 'node:fs';
import {
  type DocumentNode,
  getIntrospectionQuery,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  Source,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import * as digestFolder from '../../examples/digest-folder/documents.ts';
import { options } from '../../src/config/options.ts';
import { readConfig } from '../../src/config.ts';
import * as shipped from '../../src/gql/graphql.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { checkCharacters } from '../../src/server/admission/document-characters.ts';
import { createCostRule } from '../../src/server/admission/document-cost.ts';
import { checkDepth } from '../../src/server/admission/document-depth.ts';
import { checkTokens } from '../../src/server/admission/document-tokens.ts';
import { checkWidth } from '../../src/server/admission/document-width.ts';

const atLeast = options.flatMap(({ name, least }) => (least === null ? [] : [`--${name}=${least.value}`]));
const { serverLimits, inputLimits } = readConfig(atLeast, {});

const examples = new URL('../../schema/examples/', import.meta.url);
const documents: readonly (readonly [name: string, text: string])[] = [
  ...Object.entries(shipped)
    .filter(([name]) => name.endsWith('Document'))
    .map(([name, document]) => [name, String(document)] as const),
  ...Object.entries(digestFolder).map(([name, text]) => [`digest-folder: ${name}`, text] as const),
  ...readdirSync(examples)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => [`example: ${file}`, readFileSync(new URL(file, examples), 'utf8')] as const),
  ['introspection', getIntrospectionQuery()],
];

const schema = createSchema();
const sizes = { defaultPageSize: 50, maxPageSize: inputLimits.pageSize, maxBatchSize: inputLimits.batchSize };
const queryRefused = createCostRule(schema, { ...sizes, maxCost: serverLimits.maxCost });
const subscriptionRefused = createCostRule(schema, { ...sizes, maxCost: serverLimits.maxSubscriptionCost });

/** The most that clients ask for: a page of 500, a claim of 50, a batch of 500. */
function largest(document: DocumentNode) {
  const [operation] = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const input = operation?.variableDefinitions?.find(({ variable }) => variable.name.value === 'input');
  const isBatch = input?.type.kind === Kind.NON_NULL_TYPE && input.type.type.kind === Kind.LIST_TYPE;
  return { first: 500, last: 500, input: isBatch ? Array.from({ length: 500 }, () => ({})) : { limit: 50 } };
}

describe('with every limit as low as its flag lets it be', () => {
  it('there are documents to judge', () => expect(documents.length).toBeGreaterThan(50));

  it.each(documents)('%s is taken', (_name, text) => {
    const document = parse(text);
    checkCharacters(new Source(text), serverLimits.maxDocumentCharacters);
    checkTokens(new Source(text), serverLimits.maxTokens);
    checkDepth(document, serverLimits.maxDepth);
    checkWidth(document, serverLimits);
    const operation = getOperationAST(document);
    if (operation == null) throw new Error('no operation, or several');
    const refused = operation.operation === OperationTypeNode.SUBSCRIPTION ? subscriptionRefused : queryRefused;
    expect(refused(document, operation, largest(document))).toBeNull();
  });
});
