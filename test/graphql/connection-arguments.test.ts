import { describe, expect, test } from 'vitest';
import { createNamed, page, pageDocument } from './connection-page.ts';
import { type Gateway, startGateway, type Variables } from './gateway-fixture.ts';

describe('bad arguments are refused by name', () => {
  async function fault(gateway: Gateway, variables: Variables) {
    const [error] = await gateway.askForErrors(pageDocument, variables);
    return { message: error?.message, ...error?.extensions };
  }

  test.each([
    [{ first: -1 }, 'first', 'first must be from 0 to 500; it is -1.'],
    [{ first: 501 }, 'first', 'first must be from 0 to 500; it is 501.'],
    [{ last: 501 }, 'last', 'last must be from 0 to 500; it is 501.'],
    [{ first: 1, last: 1 }, 'last', 'Give first or last, not both.'],
    [{ after: 'nonsense' }, 'after', 'after is not a cursor of this list: give back one that it handed out, as it is.'],
    [{ before: '' }, 'before', 'before is not a cursor of this list: give back one that it handed out, as it is.'],
    [
      { after: btoa('[1,2,3]') },
      'after',
      'after is not a cursor of this list: give back one that it handed out, as it is.',
    ],
    [
      { after: btoa('null') },
      'after',
      'after is not a cursor of this list: give back one that it handed out, as it is.',
    ],
  ])('%j', async (variables, field, message) => {
    expect(await fault(await startGateway(), variables)).toEqual({ code: 'INVALID_INPUT', field: [field], message });
  });

  test('a forged cursor', async () => {
    const gateway = await startGateway();
    const { logId } = gateway.engine.reads;
    for (const [value, seq] of [
      ['text', 1],
      [null, 1],
      [1, 'text'],
      [1, 0.5],
      [1, null],
      [{}, 1],
    ]) {
      const after = Buffer.from(JSON.stringify([logId, 'CREATED_ON', 'DESC', value, seq])).toString('base64url');
      expect(await fault(gateway, { after })).toMatchObject({ code: 'INVALID_INPUT', field: ['after'] });
    }
  });

  test('a cursor of another database', async () => {
    const elsewhere = await startGateway();
    await createNamed(elsewhere, 'A');
    const { pageInfo } = await page(elsewhere);
    expect(await fault(await startGateway(), { after: pageInfo.endCursor })).toEqual({
      code: 'INVALID_INPUT',
      field: ['after'],
      message: 'after is a cursor of another database.',
    });
  });

  test.each([
    ['NAME', 'DESC'],
    ['MODIFIED_ON', 'DESC'],
    ['CREATED_ON', 'ASC'],
  ])('a cursor of another order, %s %s', async (field, direction) => {
    const gateway = await startGateway();
    await createNamed(gateway, 'A');
    const { pageInfo } = await page(gateway, { orderBy: { field, direction } });
    expect(await fault(gateway, { before: pageInfo.endCursor })).toEqual({
      code: 'INVALID_INPUT',
      field: ['before'],
      message: `before is a cursor of another order, ${field} ${direction}; this list is ordered by CREATED_ON DESC.`,
    });
  });

  test('a filter beyond the limits', async () => {
    const gateway = await startGateway({ limits: { batchSize: 2 } });
    expect(await fault(gateway, { filter: { nameContains: 'x'.repeat(257) } })).toEqual({
      code: 'INVALID_INPUT',
      field: ['filter', 'nameContains'],
      message: 'nameContains has 257 characters; at most 256 are allowed.',
    });
    expect(await fault(gateway, { filter: { operationType: [1, 2, 3] } })).toMatchObject({
      field: ['filter', 'operationType'],
    });
    expect(await fault(gateway, { filter: { ownerId: ['a', '\0'] } })).toMatchObject({
      field: ['filter', 'ownerId', '1'],
      message: expect.stringContaining('NUL'),
    });
  });
});
