import { describe, expect, test } from 'vitest';
import { at, type EventPage, eventPage, liveThrough } from './event-pages.ts';
import { type Gateway, minute, startGateway, type Variables } from './gateway-fixture.ts';
import { create, iso } from './requests.ts';

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
