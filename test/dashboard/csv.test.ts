import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/dashboard/csv/csv-text.ts';
import { exportOperations } from '../../src/dashboard/csv/export-operations.ts';
import type { PageRequest } from '../../src/dashboard/rows/row-source.ts';
import { cursorOf, idOf, pageOf, row, rowsDown } from './rows.ts';

describe('a line of CSV', () => {
  it('quotes what would break it', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', null, 5])).toBe('a,"b,c","say ""x""","two\nlines",,5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'])('lets no spreadsheet compute a text: %j', (text) => {
    expect(csvLine([text]).replaceAll('"', '').startsWith("'")).toBe(true);
  });

  it('leaves numbers numbers', () => {
    expect(csvLine([-1])).toBe('-1\r\n');
  });
});

describe('an export', () => {
  const rows = rowsDown(1_200, 1_200);
  const requests: PageRequest[] = [];
  const load = async (request: PageRequest) => {
    requests.push(request);
    if (!('first' in request)) throw new Error('an export reads from the top');
    const from = request.after === null ? 0 : rows.findIndex((each) => cursorOf(each) === request.after) + 1;
    const to = from + request.first;
    return pageOf(rows.slice(from, to), { hasBefore: from > 0, hasAfter: to < rows.length });
  };
  const options = { source: { load }, columns: ['id', 'name'] as const, onProgress: () => {} };
  const { signal } = new AbortController();

  it('has every row of every page, once', async () => {
    const { file, rows: count, isCut } = await exportOperations({ ...options, mostRows: 10_000, signal });
    const lines = (await file.text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('Id,Name');
    expect(lines.slice(1)).toEqual(rows.map(({ id, name }) => `${id},${name}`));
    expect([count, isCut]).toEqual([1_200, false]);
  });

  it('is no longer than it may be, and says so', async () => {
    const { file, rows: count, isCut } = await exportOperations({ ...options, mostRows: 600, signal });
    expect([count, isCut]).toEqual([600, true]);
    expect(await file.text()).toContain(idOf(601));
    expect(await file.text()).not.toContain(idOf(600));
  });

  it('stops when nobody wants it any more', async () => {
    const over = new AbortController();
    requests.length = 0;
    const stopped = exportOperations({
      ...options,
      mostRows: 10_000,
      signal: over.signal,
      onProgress: () => over.abort(),
    });
    await expect(stopped).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  it('has messages whole, and nothing where there is none', async () => {
    const message = `The disk is full. ${'x'.repeat(5_000)}`;
    const source = { load: async () => pageOf([row(2, { message }), row(1, { message: null })]) };
    const { file } = await exportOperations({ ...options, source, columns: ['name', 'message'], mostRows: 10, signal });
    expect(await file.text()).toBe(`Name,Message\r\nOperation 2,${message}\r\nOperation 1,\r\n`);
  });

  it('tells times as the gateway does', async () => {
    const source = { load: async () => pageOf([row(1)]) };
    const { file } = await exportOperations({ ...options, source, columns: ['createdOn'], mostRows: 10, signal });
    expect(await file.text()).toContain(row(1).createdOn);
  });
});
