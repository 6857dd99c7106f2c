import { describe, expect, test } from 'vitest';
import { formatPosition } from '../../src/core/position.ts';
import { type Gateway, minute, startGateway, type Variables } from './gateway-fixture.ts';
import { act, claim, create, createAll, iso, only, operationOf, settle } from './requests.ts';

interface EventPage {
  readonly nodes: readonly { readonly kind: string; readonly position: string; readonly operation: { id: string } }[];
  readonly position: string;
  readonly hasNextPage: boolean;
}

const eventPage = `nodes {
  position kind occurredOn fromStatus toStatus actor reason operation { id name statusCode version position }
} position hasNextPage`;

/** Created by alice, claimed and settled by a host, deleted. */
async function liveThrough(gateway: Gateway): Promise<string> {
  const { id } = await create(gateway, { data: { step: 1 } });
  gateway.clock.advance(minute);
  const claimed = only(await claim(gateway, { leaseSeconds: 600 }));
  gateway.clock.advance(minute);
  await settle(gateway, claimed, 'WAITING', { data: { step: 2 } });
  operationOf(await act(gateway, 'CANCEL', { id, reason: 'Not needed' }));
  return id;
}

function at(gateway: Gateway, position: number): string {
  return formatPosition(gateway.engine.reads.logId, position);
}

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

describe('history', () => {
  interface HistoryPage extends EventPage {
    readonly hasPreviousPage: boolean;
  }

  async function history(gateway: Gateway, variables: Variables): Promise<HistoryPage> {
    const document = `query (
      $id: ID!, $asOf: LogPosition, $first: Int, $after: LogPosition, $last: Int, $before: LogPosition
    ) {
      asyncOperation(id: $id, asOf: $asOf) { history(first: $first, after: $after, last: $last, before: $before) { ${eventPage} hasPreviousPage } }
    }`;
    return (await gateway.ask<{ asyncOperation: { history: HistoryPage } }>(document, variables)).asyncOperation
      .history;
  }

  test('the events of an operation, oldest first, each with the operation as it stood', async () => {
    const gateway = await startGateway();
    await create(gateway, { name: 'Another', postponeUntil: iso(minute * 60) });
    const id = await liveThrough(gateway);
    expect(await history(gateway, { id })).toEqual({
      nodes: [
        {
          position: at(gateway, 2),
          kind: 'CREATED',
          occurredOn: iso(0),
          fromStatus: null,
          toStatus: 'WAITING_FOR_RESOURCES',
          actor: 'alice',
          reason: null,
          operation: expect.objectContaining({ id, statusCode: 'WAITING_FOR_RESOURCES', version: 1 }),
        },
        expect.objectContaining({ kind: 'CLAIMED', actor: 'host-1', occurredOn: iso(minute) }),
        expect.objectContaining({ kind: 'WAITING', actor: 'host-1', fromStatus: 'IN_PROGRESS', toStatus: 'WAITING' }),
        expect.objectContaining({
          kind: 'CANCELED',
          actor: 'alice',
          reason: 'Not needed',
          operation: expect.objectContaining({ statusCode: 'CANCELED', version: 4, position: at(gateway, 5) }),
        }),
      ],
      position: at(gateway, 5),
      hasNextPage: false,
      hasPreviousPage: false,
    });
  });

  test('page by page, and as of an earlier position', async () => {
    const gateway = await startGateway();
    const id = await liveThrough(gateway);
    const first = await history(gateway, { id, first: 3 });
    expect(first).toMatchObject({ position: at(gateway, 3), hasNextPage: true });
    expect(first.nodes.map(({ kind }) => kind)).toEqual(['CREATED', 'CLAIMED', 'WAITING']);
    const second = await history(gateway, { id, first: 3, after: first.position });
    expect(second).toMatchObject({ nodes: [{ kind: 'CANCELED' }], position: at(gateway, 4), hasNextPage: false });
    expect(await history(gateway, { id, after: second.position })).toEqual({
      nodes: [],
      position: at(gateway, 4),
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(await history(gateway, { id, first: 0 })).toEqual({
      nodes: [],
      position: at(gateway, 0),
      hasNextPage: true,
      hasPreviousPage: false,
    });
    const past = await history(gateway, { id, asOf: at(gateway, 2) });
    expect(past.nodes.map(({ kind }) => kind)).toEqual(['CREATED', 'CLAIMED']);
    expect(past.hasNextPage).toBe(false);
  });

  test('the newest first asked for, then what lies before', async () => {
    const gateway = await startGateway();
    const id = await liveThrough(gateway);
    const kinds = ({ nodes }: HistoryPage) => nodes.map(({ kind }) => kind);
    const last = await history(gateway, { id, last: 2 });
    expect(last).toMatchObject({ position: at(gateway, 4), hasNextPage: false, hasPreviousPage: true });
    expect(kinds(last)).toEqual(['WAITING', 'CANCELED']);
    const before = await history(gateway, { id, last: 2, before: last.nodes[0]?.position });
    expect(before).toMatchObject({ position: at(gateway, 2), hasNextPage: true, hasPreviousPage: false });
    expect(kinds(before)).toEqual(['CREATED', 'CLAIMED']);
    const nothing = await history(gateway, { id, last: 2, before: before.nodes[0]?.position });
    expect(nothing).toEqual({ nodes: [], position: at(gateway, 0), hasNextPage: true, hasPreviousPage: false });
    const between = await history(gateway, { id, last: 9, after: at(gateway, 1), before: at(gateway, 4) });
    expect(kinds(between)).toEqual(['CLAIMED', 'WAITING']);
    expect(between).toMatchObject({ position: at(gateway, 3), hasNextPage: true, hasPreviousPage: true });
    const firstBefore = await history(gateway, { id, first: 9, before: at(gateway, 3) });
    expect(kinds(firstBefore)).toEqual(['CREATED', 'CLAIMED']);
    expect(firstBefore).toMatchObject({ position: at(gateway, 2), hasNextPage: true, hasPreviousPage: false });
    const all = await history(gateway, { id, last: 4 });
    expect([kinds(all).length, all.hasPreviousPage]).toEqual([4, false]);
  });

  test('first and last together are refused', async () => {
    const gateway = await startGateway();
    const { id } = await create(gateway);
    const document = 'query ($id: ID!) { asyncOperation(id: $id) { history(first: 1, last: 1) { position } } }';
    expect(await gateway.askForErrors(document, { id })).toMatchObject([
      { message: 'Give first or last, not both.', extensions: { code: 'INVALID_INPUT', field: ['last'] } },
    ]);
  });

  test('a page that is too long is refused', async () => {
    const gateway = await startGateway();
    const { id } = await create(gateway);
    const document = 'query ($id: ID!) { asyncOperation(id: $id) { history(first: 501) { position } } }';
    expect(await gateway.askForErrors(document, { id })).toMatchObject([
      { message: 'first must be from 0 to 500; it is 501.', extensions: { code: 'INVALID_INPUT', field: ['first'] } },
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
