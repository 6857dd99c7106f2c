import { describe, expect, test } from 'vitest';
import { formatPosition } from '../../src/core/position.ts';
import { at, type EventPage, eventPage, liveThrough } from './event-pages.ts';
import { type Gateway, minute, startGateway, type Variables } from './gateway-fixture.ts';
import { act, create, createAll, iso } from './requests.ts';

describe('asOf', () => {
  const document = `query ($id: ID!, $asOf: LogPosition) {
    asyncOperation(id: $id, asOf: $asOf) { statusCode version data executionTimeSpan position lease { hostId epoch } }
  }`;

  test('an operation as it stood at each position', async () => {
    const gateway = await startGateway();
    await createAll(
      gateway,
      [1, 2, 3].map(() => ({ postponeUntil: iso(60 * minute) })),
    );
    const id = await liveThrough(gateway);
    const asOf = async (position: number) => {
      const data = await gateway.ask<{ asyncOperation: unknown }>(document, { id, asOf: at(gateway, position) });
      return data.asyncOperation;
    };
    expect(await asOf(3)).toBeNull();
    expect(await asOf(0)).toBeNull();
    expect(await asOf(4)).toEqual({
      statusCode: 'WAITING_FOR_RESOURCES',
      version: 1,
      data: { step: 1 },
      executionTimeSpan: null,
      position: at(gateway, 4),
      lease: null,
    });
    await create(gateway, { name: 'Later' });
    expect(await asOf(gateway.engine.head)).toMatchObject({ statusCode: 'CANCELED', version: 4 });
  });

  test('a running operation keeps its lease and its older data in the past', async () => {
    const gateway = await startGateway();
    const id = await liveThrough(gateway);
    expect(await gateway.ask(document, { id, asOf: at(gateway, 2) })).toMatchObject({
      asyncOperation: { statusCode: 'IN_PROGRESS', data: { step: 1 }, executionTimeSpan: 0, lease: { epoch: 1 } },
    });
    expect(await gateway.ask(document, { id, asOf: at(gateway, 3) })).toMatchObject({
      asyncOperation: { statusCode: 'WAITING', data: { step: 2 }, executionTimeSpan: 60, lease: null },
    });
  });

  test('a deleted operation can still be read before its end', async () => {
    const gateway = await startGateway();
    const id = await liveThrough(gateway);
    await act(gateway, 'DELETE', { id });
    expect(await gateway.ask(document, { id, asOf: at(gateway, 4) })).toMatchObject({
      asyncOperation: { statusCode: 'CANCELED' },
    });
    expect(await gateway.ask(document, { id, asOf: at(gateway, 5) })).toEqual({ asyncOperation: null });
  });
});

describe('a position that is none of this log is refused by name', () => {
  const documents = [
    ['asOf', 'query ($at: LogPosition!) { asyncOperation(id: "x", asOf: $at) { id } }'],
    ['after', 'query ($at: LogPosition!) { asyncOperationEvents(after: $at) { position } }'],
    ['asOf', 'query ($at: LogPosition!) { asyncOperationCounts(asOf: $at) { total } }'],
    ['after', 'query ($at: LogPosition!) { asyncOperations { nodes { history(after: $at) { position } } } }'],
    [
      'before',
      'query ($at: LogPosition!) { asyncOperations { nodes { history(last: 1, before: $at) { position } } } }',
    ],
  ] as const;

  async function fault(gateway: Gateway, document: string, position: string) {
    await create(gateway);
    const [error] = await gateway.askForErrors(document, { at: position });
    return { message: error?.message, ...error?.extensions };
  }

  test.each(documents)('%s: %s', async (field, document) => {
    const gateway = await startGateway();
    expect(await fault(gateway, document, formatPosition('00000000', 1))).toEqual({
      code: 'INVALID_INPUT',
      field: [field],
      message: `${field} is a position of another log, not of this database.`,
    });
    expect(await fault(gateway, document, at(gateway, 7))).toEqual({
      code: 'INVALID_INPUT',
      field: [field],
      message: `${field} is beyond the end of the log, which is at ${at(gateway, 2)}.`,
    });
    const malformed = await fault(gateway, document, '7');
    expect(malformed).toMatchObject({ code: 'INVALID_INPUT' });
    expect(malformed.message).toContain(
      '"7" is not a LogPosition: give back one that this gateway handed out, as it is.',
    );
  });

  test('one that is older than what is kept', async () => {
    const gateway = await startGateway();
    await createAll(gateway, [{}, {}, {}]);
    const engine = { ...gateway.engine, reads: { ...gateway.engine.reads, floor: async () => 2 } };
    const document = documents[1][1];
    expect(await gateway.ask(document, { at: at(gateway, 2) }, { engine })).toBeDefined();
    expect(await gateway.askForErrors(document, { at: at(gateway, 1) }, { engine })).toMatchObject([
      {
        message: 'after is older than the events that are kept.',
        extensions: { code: 'INVALID_INPUT', field: ['after'] },
      },
    ]);
  });
});

describe('asyncOperationEvents', () => {
  async function events(gateway: Gateway, variables: Variables = {}): Promise<EventPage> {
    const document = `query ($filter: AsyncOperationFilter, $first: Int, $after: LogPosition) {
      asyncOperationEvents(filter: $filter, first: $first, after: $after) { ${eventPage} }
    }`;
    return (await gateway.ask<{ asyncOperationEvents: EventPage }>(document, variables)).asyncOperationEvents;
  }

  test('the whole log, page by page, is dense', async () => {
    const gateway = await startGateway();
    await liveThrough(gateway);
    await liveThrough(gateway);
    const seen: string[] = [];
    let page = await events(gateway, { first: 3 });
    while (page.nodes.length > 0) {
      seen.push(...page.nodes.map(({ position }) => position));
      page = await events(gateway, { first: 3, after: page.position });
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((position) => at(gateway, position)));
    expect(page).toEqual({ nodes: [], position: at(gateway, 8), hasNextPage: false });
  });

  test('an empty log', async () => {
    const gateway = await startGateway();
    expect(await events(gateway)).toEqual({ nodes: [], position: at(gateway, 0), hasNextPage: false });
  });

  test('a filter sees an operation enter, change and leave it', async () => {
    const gateway = await startGateway();
    await create(gateway, { name: 'Another' });
    await act(gateway, 'CANCEL', { id: (await events(gateway)).nodes[0]?.operation.id });
    const id = await liveThrough(gateway);
    const kinds = async (filter: Variables) => (await events(gateway, { filter })).nodes.map(({ kind }) => kind);
    expect(await kinds({ ids: [id], stateCode: 'LOCKED' })).toEqual(['CLAIMED', 'WAITING']);
    expect(await kinds({ hostId: 'host-1' })).toEqual(['CLAIMED', 'WAITING']);
    expect(await kinds({ statusCode: 'WAITING' })).toEqual(['WAITING', 'CANCELED']);
    expect(await kinds({ ids: [id] })).toEqual(['CREATED', 'CLAIMED', 'WAITING', 'CANCELED']);
    expect(await kinds({ ids: ['nothing'] })).toEqual([]);
  });

  test('a page that is full ends at its last event', async () => {
    const gateway = await startGateway();
    await createAll(gateway, [{ ownerId: 'bob' }, { ownerId: 'eve' }, { ownerId: 'bob' }, { ownerId: 'eve' }]);
    const filter = { ownerId: 'bob' };
    expect(await events(gateway, { filter, first: 1 })).toMatchObject({ position: at(gateway, 1), hasNextPage: true });
    expect(await events(gateway, { filter, first: 2 })).toMatchObject({ position: at(gateway, 3), hasNextPage: true });
    expect(await events(gateway, { filter, first: 3 })).toMatchObject({ position: at(gateway, 4), hasNextPage: false });
    expect(await events(gateway, { filter, first: 0 })).toEqual({
      nodes: [],
      position: at(gateway, 0),
      hasNextPage: true,
    });
  });

  test('one request looks at 10,000 events, and the next goes on where it stopped', async () => {
    const gateway = await startGateway();
    for (let batch = 0; batch < 10; batch += 1) {
      await createAll(
        gateway,
        Array.from({ length: 1_000 }, () => ({ ownerId: 'bob' })),
      );
    }
    await createAll(gateway, [{ ownerId: 'eve' }, { ownerId: 'bob' }]);
    const filter = { ownerId: 'eve' };
    const first = await events(gateway, { filter });
    expect(first).toEqual({ nodes: [], position: at(gateway, 10_000), hasNextPage: true });
    expect(await events(gateway, { filter, after: first.position })).toMatchObject({
      nodes: [{ position: at(gateway, 10_001) }],
      position: at(gateway, 10_002),
      hasNextPage: false,
    });
  });

  test('a page that is too long, and a filter at fault, are refused', async () => {
    const gateway = await startGateway();
    expect(await gateway.askForErrors('{ asyncOperationEvents(first: -1) { position } }')).toMatchObject([
      { extensions: { code: 'INVALID_INPUT', field: ['first'] } },
    ]);
    const document = 'query ($name: String) { asyncOperationEvents(filter: { name: $name }) { position } }';
    expect(await gateway.askForErrors(document, { name: 'x'.repeat(257) })).toMatchObject([
      { extensions: { code: 'INVALID_INPUT', field: ['filter', 'name'] } },
    ]);
  });
});
