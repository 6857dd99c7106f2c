import { describe, expect, test } from 'vitest';
import { createNamed, names, type Page, page } from './connection-page.ts';
import { type Gateway, startGateway, type Variables } from './gateway-fixture.ts';
import { act, create, createAll } from './requests.ts';

async function pagesForward(gateway: Gateway, variables: Variables): Promise<string[]> {
  const pages: string[] = [];
  let after: string | null = null;
  while (true) {
    const next = await page(gateway, { ...variables, after });
    pages.push(names(next));
    if (!next.pageInfo.hasNextPage) return pages;
    after = next.pageInfo.endCursor;
  }
}

async function pagesBackward(gateway: Gateway, variables: Variables): Promise<string[]> {
  const pages: string[] = [];
  let before: string | null = null;
  while (true) {
    const next = await page(gateway, { ...variables, before });
    pages.unshift(names(next));
    if (!next.pageInfo.hasPreviousPage) return pages;
    before = next.pageInfo.startCursor;
  }
}

test('the newest come first, and edges, nodes and cursors agree', async () => {
  const gateway = await startGateway();
  await createNamed(gateway, 'ABC');
  const all = await page(gateway);
  expect(names(all)).toBe('CBA');
  expect(all.edges.map(({ node }) => node.id)).toEqual(all.nodes.map(({ id }) => id));
  expect(all.pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: all.edges.at(0)?.cursor,
    endCursor: all.edges.at(-1)?.cursor,
  });
  expect(all.totalCount).toBe(3);
});

test('a page holds 50 unless told otherwise', async () => {
  const gateway = await startGateway();
  await createAll(
    gateway,
    Array.from({ length: 60 }, (_, index) => ({ name: `Number ${index}` })),
  );
  const { nodes, totalCount, pageInfo } = await page(gateway);
  expect([nodes.length, totalCount, pageInfo.hasNextPage]).toEqual([50, 60, true]);
});

describe.each([
  ['CREATED_ON', 'DESC', ['EA', 'CD', 'B']],
  ['CREATED_ON', 'ASC', ['BD', 'CA', 'E']],
  ['MODIFIED_ON', 'ASC', ['DC', 'AE', 'B']],
  ['MODIFIED_ON', 'DESC', ['BE', 'AC', 'D']],
  ['NAME', 'ASC', ['AB', 'CD', 'E']],
  ['NAME', 'DESC', ['ED', 'CB', 'A']],
])('by %s %s', (field, direction, forward) => {
  const orderBy = { field, direction };

  test('pages go through everything once, in both directions', async () => {
    const gateway = await startGateway();
    await createNamed(gateway, 'BDCAE');
    const oldest = await page(gateway, { filter: { name: 'B' } });
    await act(gateway, 'CANCEL', { id: oldest.nodes[0]?.id });

    expect(await pagesForward(gateway, { orderBy, first: 2 })).toEqual(forward);
    const whole = forward.join('');
    const backward = [whole.slice(0, 1), whole.slice(1, 3), whole.slice(3)];
    expect(await pagesBackward(gateway, { orderBy, last: 2 })).toEqual(backward);
  });

  test('equal values are told apart by the order of creation', async () => {
    const gateway = await startGateway();
    const created = await createAll(
      gateway,
      Array.from({ length: 5 }, () => ({ name: 'Same' })),
    );
    const ids = created.map(({ operation }) => operation?.id);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const next: Page = await page(gateway, { orderBy, first: 2, after });
      found.push(...next.nodes.map(({ id }) => id));
      after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(direction === 'ASC' ? ids : ids.toReversed());
  });
});

test('names are ordered without regard to case', async () => {
  const gateway = await startGateway();
  await createNamed(gateway, 'bAcB');
  expect(await pagesForward(gateway, { orderBy: { field: 'NAME', direction: 'ASC' }, first: 1 })).toEqual([
    'A',
    'b',
    'B',
    'c',
  ]);
});

test('what is created meanwhile moves nothing from page to page', async () => {
  const gateway = await startGateway();
  await createNamed(gateway, 'ABCD');
  const first = await page(gateway, { first: 2 });
  await createNamed(gateway, 'EF');
  const second = await page(gateway, { first: 2, after: first.pageInfo.endCursor });
  expect([names(first), names(second)]).toEqual(['DC', 'BA']);
  const back = await page(gateway, { last: 5, before: first.pageInfo.startCursor });
  expect(names(back)).toBe('FE');
});

test('a page between two cursors', async () => {
  const gateway = await startGateway();
  await createNamed(gateway, 'ABCDE');
  const { edges } = await page(gateway);
  const between = { after: edges[0]?.cursor, before: edges[4]?.cursor };
  expect(names(await page(gateway, between))).toBe('DCB');
  expect(names(await page(gateway, { ...between, first: 1 }))).toBe('D');
  expect(names(await page(gateway, { ...between, last: 1 }))).toBe('B');
});

test('first: 0 and last: 0 give no operation, and still the count', async () => {
  const gateway = await startGateway();
  await createNamed(gateway, 'AB');
  for (const size of [{ first: 0 }, { last: 0 }]) {
    expect(await page(gateway, size)).toMatchObject({
      nodes: [],
      totalCount: 2,
      pageInfo: { startCursor: null, endCursor: null },
    });
  }
});

test('a filter narrows pages and count alike', async () => {
  const gateway = await startGateway();
  await createAll(gateway, [{ name: 'Import one' }, { name: 'Export' }, { name: 'reIMPORT' }]);
  const found = await page(gateway, { filter: { nameContains: 'import' }, first: 1 });
  expect(found).toMatchObject({ nodes: [{ name: 'reIMPORT' }], totalCount: 2, pageInfo: { hasNextPage: true } });
  expect(await page(gateway, { filter: { ids: [] } })).toMatchObject({ nodes: [], totalCount: 0 });
});

test.each([
  ['directly', 'totalCount'],
  ['under another name', 'many: totalCount'],
  ['in an inline fragment', '... on AsyncOperationConnection { totalCount }'],
  ['in a fragment', '...Count'],
  ['behind a directive', '... @include(if: $yes) { totalCount @skip(if: $no) }'],
])('the total is counted where it is asked for %s', async (_where, selection) => {
  const gateway = await startGateway();
  await createNamed(gateway, 'AB');
  const { asyncOperations } = await gateway.ask<{ asyncOperations: Record<string, unknown> }>(
    `query ($yes: Boolean = true, $no: Boolean = false) {
      asyncOperations(first: 1) @include(if: $yes) @skip(if: $no) { ${selection} nodes { ...Name } }
    }
    fragment Name on AsyncOperation { name }
    ${selection === '...Count' ? 'fragment Count on AsyncOperationConnection { totalCount }' : ''}`,
  );
  expect(asyncOperations['totalCount'] ?? asyncOperations['many']).toBe(2);
});

test('the total is not counted where nobody asks for it', async () => {
  const gateway = await startGateway();
  const queries: { withTotal: boolean }[] = [];
  const reads = {
    ...gateway.engine.reads,
    page: (query: Parameters<typeof gateway.engine.reads.page>[0]) => {
      queries.push(query);
      return gateway.engine.reads.page(query);
    },
  };
  const over = { engine: { ...gateway.engine, reads } };
  await gateway.ask('{ asyncOperations { nodes { id name } pageInfo { hasNextPage } } }', {}, over);
  await gateway.ask('{ asyncOperations { totalCount } }', {}, over);
  expect(queries.map(({ withTotal }) => withTotal)).toEqual([false, true]);
});

test('a page is true as of its position', async () => {
  const gateway = await startGateway();
  const { position } = await create(gateway);
  expect((await page(gateway)).position).toBe(position);
  const later = await create(gateway);
  expect((await page(gateway)).position).toBe(later.position);
});
