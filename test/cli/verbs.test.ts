import { expect, it } from 'vitest';
import { claim, create as createOperation, heartbeatAll, only, settle } from '../graphql/requests.ts';
import { setUpVerbs } from './set-up-verbs.ts';

const gone = '0190b5a5-5b0e-7000-8000-000000000000';

it('create prints the id and the status, and says when it was created before', async () => {
  const { run } = await setUpVerbs();
  const argv = ['create', 'Import', '--type', '5', '--request-id', 'r', '--data', '-', '--priority', '-3'];
  const first = await run(argv, { input: '{"rows":2}' });
  expect(first).toMatchObject({ code: 0, said: [] });
  expect(first.printed).toEqual([expect.stringMatching(/^[0-9a-f-]{36} {2}WAITING_FOR_RESOURCES$/)]);
  const again = await run(argv, { input: '{"rows":2}' });
  expect(again.printed).toEqual(first.printed);
  expect(again.said).toEqual(['asyncops: it was created before, with the same --request-id.']);
  const shown = await run(['show', first.printed[0]?.slice(0, 36) ?? '', '--json']);
  expect(JSON.parse(shown.printed[0] ?? '')).toMatchObject({ name: 'Import', data: { rows: 2 }, priority: -3 });
});

it('list shows the newest first, page after page, and as many as it is told', async () => {
  const { run, create } = await setUpVerbs();
  for (let number = 0; number < 103; number += 1) await create(`n${number}`);
  const all = await run(['list', '--all', '--json']);
  expect(all.printed.map((line) => JSON.parse(line).name).slice(0, 2)).toEqual(['n102', 'n101']);
  expect(all.printed).toHaveLength(103);
  const some = await run([
    'list',
    '--limit',
    '2',
    '--name',
    'N10',
    '--status',
    'waiting-for-resources',
    '--status',
    'waiting,failed',
  ]);
  expect(some.printed[0]).toMatch(/^ID +STATUS +TYPE +DONE +NAME +CREATED$/);
  expect(some.printed).toHaveLength(3);
  expect(some.said).toEqual(['asyncops: 2 of 4; --all lists all.']);
});

it('a name that would be obeyed by a terminal is shown, and a long one is cut to fit', async () => {
  const { run, create } = await setUpVerbs();
  const id = await create(`\u202e\u009b31m${'导入'.repeat(60)}`);
  const { printed } = await run(['list'], { columns: 110 });
  expect(printed[1]).toMatch(/\\u202e\\u009b31m导.*… {2,3}2030-01-15 /);
  for (const argv of [['list'], ['list', '--json'], ['show', id], ['show', id, '--json']]) {
    const text = (await run(argv)).printed.join('\n');
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u);
    expect(text).toContain('\\u009b31m');
  }
});

it('show tells why it waits, what may be done, and what happened', async () => {
  const { run, create } = await setUpVerbs();
  const id = await create('Import');
  await run(['postpone', id, '--until', '2h', '--reason', 'let others go first']);
  const text = (await run(['show', id])).printed.join('\n');
  expect(text).toMatch(/^status +WAITING$/m);
  expect(text).toMatch(/WHY IT WAITS\nPOSTPONED: /);
  expect(text).toMatch(/^RESUME +yes +WAITING_FOR_RESOURCES$/m);
  expect(text).toMatch(/^DELETE +no +\S/m);
  expect(text).toMatch(/POSTPONED +WAITING +local +let others go first/);
  expect(await run(['show', gone])).toMatchObject({
    code: 1,
    printed: [],
    said: [expect.stringContaining('NOT_FOUND')],
  });
});

it('what succeeded is told without the progress that its host reported last', async () => {
  const { gateway, run, create } = await setUpVerbs();
  const id = await create('Import');
  const operation = only(await claim(gateway, { limit: 1 }));
  await heartbeatAll(gateway, [{ id, epoch: operation.lease?.epoch, progress: 0.05 }]);
  expect((await run(['show', id])).printed).toContainEqual(expect.stringMatching(/^progress +5%$/));
  expect((await run(['list'])).printed[1]).toContain(' 5% ');
  await settle(gateway, operation, 'SUCCEEDED');
  for (const verb of [['show', id], ['list'], ['watch', id, '--until', 'completed']]) {
    const { printed } = await run(verb);
    expect(printed.join('\n')).toContain('SUCCEEDED');
    expect(printed.join('\n')).not.toContain('5%');
  }
});

it('an occurrence names its series, whose occurrences can be listed, as those of a key can', async () => {
  const { gateway, run, create } = await setUpVerbs();
  await create('other');
  const { id } = await createOperation(gateway, {
    name: 'Nightly',
    recurrencePattern: 'FREQ=DAILY',
    concurrencyKey: 'k',
  });
  const shown = (await run(['show', id])).printed.find((line) => line.startsWith('series'));
  const series = shown?.split(/ +/)[1] ?? '';
  for (const flags of [
    ['--series', series],
    ['--key', 'k'],
  ]) {
    expect((await run(['list', ...flags, '--json'])).printed.map((line) => JSON.parse(line).name)).toEqual(['Nightly']);
  }
  expect((await run(['list', '--series', id, '--json'])).printed).toEqual([]);
});

it('counts by type and status, now and as of a position', async () => {
  const { run, create } = await setUpVerbs();
  const id = await create('a');
  const { position } = JSON.parse((await run(['counts', '--json'])).printed[0] ?? '');
  await run(['cancel', id]);
  expect((await run(['counts'])).printed.at(-2)).toMatch(/^all types +CANCELED +1$/);
  const before = await run(['counts', '--as-of', position]);
  expect(before.printed.at(-2)).toMatch(/^all types +WAITING_FOR_RESOURCES +1$/);
  expect(before.printed.at(-1)).toMatch(/^all types +all +1$/);
});

it('logs shows the newest lines, all after one, and then those that come until the operation is over', async () => {
  const { gateway, run, create } = await setUpVerbs();
  const id = await create('a');
  const operation = only(await claim(gateway));
  const write = (...lines: string[]) =>
    gateway.engine.appendLogLines([{ id, epoch: 1, hostId: null, lines, offset: null }]);
  await write('one', 'two \u001b[31m', 'three');
  const newest = await run(['logs', id, '--lines', '2']);
  expect(newest).toMatchObject({ code: 0, said: ['asyncops: go on with --after 3'] });
  expect(newest.printed).toEqual([
    expect.stringMatching(/^2030-01-15 \S+ {2}two \\u001b\[31m$/),
    expect.stringMatching(/ {2}three$/),
  ]);
  await gateway.engine.appendLogLines([{ id, epoch: 1, hostId: null, lines: ['six'], offset: 5 }]);
  await gateway.engine.appendLogLines([{ id, epoch: 1, hostId: null, lines: ['ten'], offset: 9 }]);
  const rest = await run(['logs', id, '--after', '2', '--json']);
  expect(rest.printed.map((line) => JSON.parse(line))).toMatchObject([
    { number: 3, epoch: 1, text: 'three' },
    { number: 6, text: 'six' },
    { number: 10, text: 'ten' },
  ]);
  const missing = (count: number) => expect.stringContaining(`${count} lines are missing here`);
  expect(rest.said).toEqual([missing(2), missing(3)]);
  const written: Promise<unknown>[] = [];
  const followed = await run(['logs', id, '--follow', '--after', '3', '--json'], {
    onPrint: (line) => {
      if (JSON.parse(line).number === 6)
        written.push(write('seven').then(() => settle(gateway, operation, 'SUCCEEDED')));
    },
  });
  await Promise.all(written);
  expect(followed.code).toBe(0);
  expect(followed.printed.map((line) => JSON.parse(line).text)).toEqual(['six', 'ten', 'seven']);
  expect(followed.said.filter((line) => line.includes('missing'))).toEqual([missing(2), missing(3)]);
  expect(await run(['logs', gone])).toMatchObject({ code: 1, said: [expect.stringContaining('NOT_FOUND')] });
});

it('watch tells how one operation stands, and ends when it is completed', async () => {
  const { run, create } = await setUpVerbs();
  const id = await create('a');
  const canceled: Promise<unknown>[] = [];
  const watched = await run(['watch', id, '--until', 'completed', '--json'], {
    onPrint: () => {
      if (canceled.length === 0) canceled.push(run(['cancel', id]));
    },
  });
  await Promise.all(canceled);
  expect(watched.code).toBe(1);
  const told = watched.printed.map((line) => JSON.parse(line)).filter(({ operation }) => operation != null);
  expect(told).toMatchObject([{ operation: { statusCode: 'WAITING_FOR_RESOURCES' } }, { event: { kind: 'CANCELED' } }]);
  expect(await run(['watch', gone])).toMatchObject({ code: 1, said: [expect.stringContaining('NOT_FOUND')] });
});
