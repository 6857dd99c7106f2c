import { expect, it } from 'vitest';
import { setUpVerbs } from './set-up-verbs.ts';

const gone = '0190b5a5-5b0e-7000-8000-000000000000';

it('actions are done on each id, and one that is refused leaves the others alone', async () => {
  const { run, create } = await setUpVerbs();
  const [first, second] = [await create('a'), await create('b')];
  const postponed = await run(['postpone', first, gone, 'none', second, '--until', '1d']);
  expect(postponed.code).toBe(1);
  expect(postponed.printed).toEqual([`${first}  WAITING`, `${second}  WAITING`]);
  expect(postponed.said).toMatchObject([
    expect.stringContaining(`${gone}: NOT_FOUND: `),
    expect.stringContaining('none: '),
  ]);
  expect(await run(['pause', first])).toMatchObject({ code: 1, printed: [] });
  expect(await run(['resume', first])).toMatchObject({ code: 0, printed: [`${first}  WAITING_FOR_RESOURCES`] });
  expect(await run(['postpone', first, '--until', '15m'])).toMatchObject({ code: 0, printed: [`${first}  WAITING`] });
  const shown = JSON.parse((await run(['show', first, '--json'])).printed[0] ?? '');
  expect(shown.postponeUntil).toBe('2030-01-15T12:15:00.000Z');
  await run(['postpone', first, '--until', '2030-01-31T18:00+01:00']);
  const later = JSON.parse((await run(['show', first, '--json'])).printed[0] ?? '');
  expect(later.postponeUntil).toBe('2030-01-31T17:00:00.000Z');
  const early = await run(['delete', first, '--json']);
  expect(early.code).toBe(1);
  expect(JSON.parse(early.printed[0] ?? '')).toMatchObject({ id: first, code: 'CANNOT_DELETE_UNLESS_COMPLETED' });
  expect(await run(['cancel', first, '--expected-version', '1'])).toMatchObject({ code: 1, printed: [] });
  expect(await run(['cancel', first])).toMatchObject({ code: 0, printed: [`${first}  CANCELED`] });
  expect(await run(['delete', first])).toMatchObject({ code: 0, printed: [`${first}  deleted`] });
});

it('rerun prints the id of the new operation, the same one when asked again', async () => {
  const { run, create } = await setUpVerbs();
  const id = await create('Import', '--data', '[1]');
  expect(await run(['rerun', id])).toMatchObject({
    code: 1,
    printed: [],
    said: [expect.stringContaining('run again')],
  });
  await run(['cancel', id]);
  const first = await run(['rerun', id, '--reason', 'try again']);
  expect(first).toMatchObject({ code: 0, said: [] });
  const [line = ''] = first.printed;
  expect(line).toMatch(/^[0-9a-f-]{36} {2}WAITING_FOR_RESOURCES$/);
  expect(line).not.toContain(id);
  const again = await run(['rerun', id, '--json']);
  expect(again).toMatchObject({ code: 0, said: [`asyncops: ${id}: it was run again before.`] });
  expect(JSON.parse(again.printed[0] ?? '')).toMatchObject({ id, outcome: 'EXISTING', operation: { rerunOf: id } });
  expect((await run(['show', id])).printed.join('\n')).toMatch(
    new RegExp(`^run again as +${line.slice(0, 36)}, WAITING_FOR_RESOURCES$`, 'm'),
  );
  expect((await run(['show', line.slice(0, 36)])).printed.join('\n')).toMatch(new RegExp(`^run again of +${id}$`, 'm'));
  expect((await run(['bulk', 'rerun', '--status', 'canceled'])).printed[1]).toContain('INVALID_STATE_CHANGE');
});

it('bulk previews, asks, and does nothing unless somebody agrees', async () => {
  const { run, create } = await setUpVerbs();
  const [first] = [await create('a'), await create('b')];
  await run(['cancel', first]);
  const argv = ['bulk', 'cancel', '--type', '5'];
  const preview = await run(argv);
  expect(preview).toMatchObject({
    code: 0,
    said: ['asyncops: nothing was changed: this was a preview; --yes does it.'],
  });
  expect(preview.printed[0]).toBe('2 matched, 1 would be done');
  expect(preview.printed[1]).toMatch(new RegExp(`^1 refused, INVALID_STATE_CHANGE\\S*: ${first}$`));
  expect(await run(argv, { agrees: false })).toMatchObject({ code: 1, questions: ['cancel 1 operations?'] });
  expect((await run(['list', '--state', 'ready', '--json'])).printed).toHaveLength(1);
  const done = await run(['bulk', 'cancel', '--state', 'ready', '--json'], { agrees: true });
  expect(done.code).toBe(0);
  expect(done.printed.map((line) => JSON.parse(line))).toMatchObject([
    { dryRun: true, applied: 1 },
    { dryRun: false, applied: 1 },
  ]);
  expect(await run(['bulk', 'delete', '--ids', `${first},${gone}`, '--yes'])).toMatchObject({
    code: 1,
    printed: ['2 matched, 1 were done', `1 refused, NOT_FOUND: ${gone}`],
  });
});

it('a type is held and let go, and the list says what is held', async () => {
  const { run, create } = await setUpVerbs();
  const id = await create('a', '--concurrency-key', 'printer', '--concurrency-limit', '2');
  expect((await run(['show', id])).printed).toContainEqual(
    expect.stringMatching(/^concurrency key +printer, 2 at a time$/),
  );
  const held = await run(['hold', '5', '999999', '--reason', 'closed']);
  expect(held.code).toBe(1);
  expect(held.printed).toEqual([expect.stringMatching(/^5 Import {2}held by local since 2030-01-15 .*: closed$/)]);
  expect(held.said).toEqual([expect.stringMatching(/^asyncops: 999999: TYPE_NOT_RECOGNIZED: /)]);
  const { printed } = await run(['types', '--held']);
  expect(printed[0]).toMatch(/^TYPE +LABEL +LOCKED +A MINUTE +BREAKER +HELD$/);
  expect(printed.slice(1)).toEqual([expect.stringMatching(/^ *5 +Import +0 +by local since 2030-01-15 .*: closed$/)]);
  expect((await run(['show', id])).printed).toContainEqual(expect.stringContaining('TYPE_HELD: '));
  const released = await run(['release', '5', '--json']);
  expect(JSON.parse(released.printed[0] ?? '')).toMatchObject({
    value: 5,
    operationType: { label: 'Import', hold: null },
  });
  expect((await run(['types', '--held', '--json'])).printed).toEqual([]);
  expect((await run(['types', '--json'])).printed.length).toBeGreaterThan(20);
});
