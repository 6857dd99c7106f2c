import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { prepareSnapshot } from '../../src/client/prepare-snapshot.ts';
import { prepareSubscription } from '../../src/client/prepare-subscription.ts';
import { readMessage } from '../../src/client/read-message.ts';
import { AsyncOperationsChangedDocument, AsyncOperationsDocument } from '../../src/gql/graphql.ts';
import { repositoryPath } from '../docs/code-blocks.ts';

const schema = buildSchema(readFileSync(repositoryPath('schema/schema.graphql'), 'utf8'));

/** What the client reads is found in any answer to what it sends, and is valid. */
function prepared(document: string, operationName?: string) {
  const found = prepareSubscription(document, operationName);
  expect(validate(schema, parse(found.query))).toEqual([]);
  return found;
}

describe('a subscription', () => {
  it('is sent as it is written where it has all that is needed', () => {
    const text = AsyncOperationsChangedDocument.toString();
    expect(prepareSubscription(AsyncOperationsChangedDocument)).toEqual({
      query: text,
      rootKey: 'asyncOperationsChanged',
      updates: { after: 'after', position: 'position', change: 'change', reset: 'reset', added: [] },
    });
  });

  it("gets what it does not select, and its `after`, under names that are in nobody's way", () => {
    const { query, updates } = prepared(
      'subscription ($after: ID!) { asyncOperationChanged(id: $after) { position: change event { kind } } }',
    );
    expect(updates).toEqual({
      after: 'asyncops_after',
      position: 'asyncops_position',
      change: 'position',
      reset: 'asyncops_reset',
      added: ['asyncops_position', 'asyncops_reset'],
    });
    expect(query).toContain('$asyncops_after: LogPosition');
    expect(query).toContain('asyncOperationChanged(id: $after, after: $asyncops_after)');
  });

  it('is read by its aliases', () => {
    const { rootKey, updates } = prepared(
      'subscription ($from: LogPosition) { all: asyncOperationsChanged(after: $from) { at: position how: change why: reset { reason message } } }',
    );
    expect([rootKey, updates]).toEqual([
      'all',
      { after: 'from', position: 'at', change: 'how', reset: 'why', added: [] },
    ]);
  });

  it('is not read by what may be left out, or is only in a fragment', () => {
    const { updates } = prepared(`
      subscription ($after: LogPosition, $short: Boolean!) {
        asyncOperationsChanged(after: $after) { position @skip(if: $short) ...Rest reset { message } }
      }
      fragment Rest on AsyncOperationUpdate { change }`);
    expect(updates?.added).toEqual(['asyncops_position', 'asyncops_change', 'asyncops_reset']);
  });

  it('takes a null for `after` as none', () => {
    const { query } = prepared('subscription { asyncOperationsChanged(after: null) { position } }');
    expect(query).toContain('asyncOperationsChanged(after: $asyncops_after)');
  });

  it('of log lines goes on from the last line', () => {
    const { query, updates } = prepared(
      'subscription ($id: ID!) { asyncOperationLogLines(id: $id) { lines { text } } }',
    );
    expect(updates).toEqual({
      after: 'asyncops_after',
      position: 'asyncops_position',
      isUpToDate: 'asyncops_isUpToDate',
      added: ['asyncops_position', 'asyncops_isUpToDate'],
    });
    expect(query).toContain('$asyncops_after: Int');
    const own = { asyncops_position: 3, asyncops_isUpToDate: true };
    const answer = { asyncOperationLogLines: { lines: [{ text: 'a' }], ...own } };
    expect(readMessage({ data: answer }, { query, rootKey: 'asyncOperationLogLines', updates })).toEqual({
      kind: 'LINES',
      ...{ position: 3, isUpToDate: true, errors: [] },
      data: { asyncOperationLogLines: { lines: [{ text: 'a' }] } },
    });
  });

  it('of counts is sent as it is, and tells whole states', () => {
    const document = 'subscription { asyncOperationCountsChanged { total } }';
    expect(prepared(document)).toEqual({ query: document, rootKey: 'asyncOperationCountsChanged', updates: null });
  });

  it('is the one of its name, where a document has several', () => {
    const document = `
      subscription A { asyncOperationCountsChanged { total } }
      subscription B { b: asyncOperationCountsChanged { position } }`;
    expect(prepared(document, 'B').rootKey).toBe('b');
    expect(() => prepareSubscription(document, 'C')).toThrow('the document has no such subscription');
  });

  it.each([
    [
      'subscription { ...All } fragment All on Subscription { asyncOperationsChanged { position } }',
      'outside of fragments',
    ],
    ['subscription { a: asyncOperationCountsChanged { total } b: asyncOperationCountsChanged { total } }', 'one field'],
    ['subscription { asyncOperationsChanged }', 'with fields of its own'],
    ['subscription { asyncOperationsChanged(after: "x") { position } }', 'as a variable'],
    ['query { lifecycle { statuses { label } } }', 'no such subscription'],
    ['subscription {', 'Syntax Error'],
  ])('is refused with what to change: %s', (document, message) => {
    expect(() => prepareSubscription(document)).toThrow(message);
  });
});

describe('an answer', () => {
  it('is handed on without what only the client asked for', () => {
    const found = prepared('subscription { asyncOperationsChanged { event { kind } } }');
    const data = {
      asyncOperationsChanged: {
        event: { kind: 'CREATED' },
        asyncops_position: 'p',
        asyncops_change: 'ENTERED',
        asyncops_reset: null,
      },
    };
    expect(readMessage({ data }, found)).toEqual({
      kind: 'CHANGE',
      position: 'p',
      errors: [],
      data: { asyncOperationsChanged: { event: { kind: 'CREATED' } } },
    });
  });

  it.each([
    [null],
    [{}],
    [{ asyncOperationsChanged: null }],
    [{ asyncOperationsChanged: { change: null } }],
  ])('that is no message is none: %j', (data) => {
    expect(readMessage({ data }, prepareSubscription(AsyncOperationsChangedDocument))).toBeNull();
  });
});

describe('a query', () => {
  it('is sent as it is written where it tells its position', () => {
    const { query, positionOf } = prepareSnapshot(AsyncOperationsDocument);
    expect(query).toBe(AsyncOperationsDocument.toString());
    expect(positionOf({ asyncOperations: { position: 'p' } })).toBe('p');
  });

  it('gets its position otherwise, and does not show it', () => {
    const { query, positionOf } = prepareSnapshot('{ jobs: asyncOperations { totalCount } }');
    expect(validate(schema, parse(query))).toEqual([]);
    const data = { jobs: { totalCount: 1, asyncops_position: 'p' } };
    expect(positionOf(data)).toBe('p');
    expect(data).toEqual({ jobs: { totalCount: 1 } });
  });

  it('that found nothing tells no position', () => {
    const { positionOf } = prepareSnapshot('{ asyncOperation(id: "x") { name } }');
    expect(() => positionOf({ asyncOperation: null })).toThrow('give `positionOf`');
  });
});
