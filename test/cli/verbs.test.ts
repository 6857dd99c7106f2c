import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { claim, create as createOperation, heartbeatAll, only, settle } from '../graphql/requests.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { runInShell, type ShellOptions } from './run-in-shell.ts';

async function setUp() {
  const { url, gateway } = await startTestServer();
  const run = (argv: readonly string[], options?: ShellOptions) => runInShell(url, argv, options);
  const create = async (name: string, ...flags: string[]): Promise<string> => {
    const { printed } = await run(['create', name, '--type', '5', '--json', ...flags]);
    return JSON.parse(printed[0] ?? '').operation.id;
  };
  return { gateway, run, create };
}

/** A server that has pages and no GraphQL. */
async function startPageServer(): Promise<string> {
  const server = createServer((_request, response) => response.end('<p>Welcome</p>')).listen(0, '127.0.0.1');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return `http://127.0.0.1:${address.port}/api`;
}

const gone = '0190b5a5-5b0e-7000-8000-000000000000';

it('create prints the id and the status, and says when it was created before', async () => {
  const { run } = await setUp();
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
  const { run, create } = await setUp();
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
  const { run, create } = await setUp();
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
  const { run, create } = await setUp();
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
  const { gateway, run, create } = await setUp();
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
  const { gateway, run, create } = await setUp();
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

it('actions are done on each id, and one that is refused leaves the others alone', async () => {
  const { run, create } = await setUp();
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
  const { run, create } = await setUp();
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
  const { run, create } = await setUp();
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
  expect((await run(['bulk', 'delete', '--ids', `${first},${gone}`, '--yes'])).printed).toEqual([
    '2 matched, 1 were done',
    `1 refused, NOT_FOUND: ${gone}`,
  ]);
});

it('counts by type and status, now and as of a position', async () => {
  const { run, create } = await setUp();
  const id = await create('a');
  const { position } = JSON.parse((await run(['counts', '--json'])).printed[0] ?? '');
  await run(['cancel', id]);
  expect((await run(['counts'])).printed.at(-2)).toMatch(/^all types +CANCELED +1$/);
  const before = await run(['counts', '--as-of', position]);
  expect(before.printed.at(-2)).toMatch(/^all types +WAITING_FOR_RESOURCES +1$/);
  expect(before.printed.at(-1)).toMatch(/^all types +all +1$/);
});

it('a type is held and let go, and the list says what is held', async () => {
  const { run, create } = await setUp();
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

it('logs shows the newest lines, all after one, and then those that come until the operation is over', async () => {
  const { gateway, run, create } = await setUp();
  const id = await create('a');
  const operation = only(await claim(gateway));
  const write = (...lines: string[]) => gateway.engine.appendLogLines([{ id, epoch: 1, lines, offset: null }]);
  await write('one', 'two \u001b[31m', 'three');
  const newest = await run(['logs', id, '--lines', '2']);
  expect(newest).toMatchObject({ code: 0, said: ['asyncops: go on with --after 3'] });
  expect(newest.printed).toEqual([
    expect.stringMatching(/^2030-01-15 \S+ {2}two \\u001b\[31m$/),
    expect.stringMatching(/ {2}three$/),
  ]);
  await gateway.engine.appendLogLines([{ id, epoch: 1, lines: ['six'], offset: 5 }]);
  await gateway.engine.appendLogLines([{ id, epoch: 1, lines: ['ten'], offset: 9 }]);
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

it('a type that the gateway does not know is noted, where nothing could be of it', async () => {
  const { run, create } = await setUp();
  await create('a');
  const note = 'asyncops: 999999 is not an operation type of this gateway; asyncops types lists them.';
  for (const verb of [['list'], ['counts'], ['bulk', 'cancel']]) {
    const { code, said } = await run([...verb, '--type', '5', '--type', '999999']);
    expect([code, said[0]]).toEqual([0, note]);
    expect((await run([...verb, '--type', '5'])).said).not.toContain(note);
  }
  expect((await run(['create', 'a', '--type', '999999'])).said).toEqual([
    expect.stringContaining(
      'TYPE_NOT_RECOGNIZED: 999999 is not an operation type of this gateway; asyncops types lists',
    ),
  ]);
});

it('a position that is none is refused, and nothing is tried again', async () => {
  const { run, create } = await setUp();
  const id = await create('a');
  for (const argv of [['watch'], ['watch', id]]) {
    expect(await run([...argv, '--after', 'bogus'])).toMatchObject({
      code: 1,
      printed: [],
      said: [expect.stringMatching(/^asyncops: INVALID_INPUT: /)],
    });
  }
});

it('watch tells how one operation stands, and ends when it is completed', async () => {
  const { run, create } = await setUp();
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

it.each([
  [['create', 'x'], '--type is missing.'],
  [['create', 'x', '--type', '5', '--data', '{'], /^--data is not JSON: /],
  [['hold', 'Import'], 'TYPE must be the value of an operation type, a whole number; it is “Import”.'],
  [['list', '--frob'], '--frob is not a flag here; see --help.'],
  [['list', '--limit', '1', '--limit', '2'], '--limit is given more than once; it takes one value.'],
  [['list', '--name', 'a', '--name=a'], '--name is given more than once; it takes one value.'],
  [['create', 'x', '--type', '5', '--type', '6'], '--type is given more than once; it takes one value.'],
  [['show', 'x', '--url', 'http://a', '--url', 'http://b'], '--url is given more than once; it takes one value.'],
  [['list', '--status', 'foo'], /^--status must be among .*; “foo” is not\.$/],
  [['list', '--ids', ''], '--ids needs a value.'],
  [['list', '--ids', 'nonsense'], '--ids takes ids of operations: “nonsense” is no UUID.'],
  [['counts', '--series', 'nonsense'], '--series takes the id of a series: “nonsense” is no UUID.'],
  [
    ['create', 'a', '--type', '5', '--max-retries', '-1'],
    '--max-retries must be a whole number from 0 to 1000; it is “-1”.',
  ],
  [
    ['create', 'a', '--type', '5', '--concurrency-limit', '0'],
    '--concurrency-limit must be a whole number from 1 to 1000; it is “0”.',
  ],
  [['bulk', 'cancel', '--name', '', '--yes'], '--name needs a value.'],
  [['show'], 'something is missing: asyncops show ID [flags]'],
  [['postpone', 'x', '--until', 'soon'], /^--until must be a time such as /],
  [['postpone', 'x', '--until', '2030-02-30'], /^--until must be a time such as /],
  [['bulk', 'cancel'], 'say which operations, or --all.'],
  [['watch', '--until', 'completed'], '--until can be “completed” alone, and with an ID.'],
  [['list', '--url', 'ftp://x'], /^the gateway’s address must be a URL/],
])('%j is told to be wrong before anything is asked', async (argv, complaint) => {
  const { code, printed, said } = await runInShell('http://127.0.0.1:4000/graphql', argv);
  expect([code, printed]).toEqual([2, []]);
  expect(said).toEqual([expect.stringMatching(/^asyncops: /)]);
  expect(said[0]?.slice('asyncops: '.length)).toMatch(
    complaint instanceof RegExp ? complaint : new RegExp(`^${RegExp.escape(complaint)}$`),
  );
});

it.each(['', '/'])('an address without a path (“%s”) means its /graphql', async (path) => {
  const { url, gateway } = await startTestServer();
  const { id } = await createOperation(gateway);
  const { origin } = new URL(url);
  const { code, printed } = await runInShell(`${origin}${path}`, ['list', '--json']);
  expect([code, printed.length]).toEqual([0, 1]);
  expect(printed[0]).toContain(id);
  // Those that stay connected, too.
  const canceled: Promise<unknown>[] = [];
  const watched = await runInShell(`${origin}${path}`, ['watch', id, '--until', 'completed', '--json'], {
    onPrint: () => {
      if (canceled.length === 0) canceled.push(runInShell(url, ['cancel', id]));
    },
  });
  await Promise.all(canceled);
  expect(watched.printed.at(-1)).toContain('CANCELED');
});

it.each([
  ['a gateway, elsewhere', async () => `${new URL((await startTestServer()).url).origin}/graphq`, 404],
  ['something else', startPageServer, 200],
])('what answers and is no GraphQL endpoint (%s) is told, with exit code 3', async (_what, start, status) => {
  const url = await start();
  for (const argv of [['list'], ['cancel', gone], ['logs', gone]]) {
    expect(await runInShell(url, argv)).toMatchObject({
      code: 3,
      printed: [],
      said: [
        `asyncops: ${url} answers (status ${status}), but not as a GraphQL endpoint; did you mean ${new URL(url).origin}/graphql?`,
      ],
    });
  }
});

it('so it is where a verb stays connected', async () => {
  const { origin } = new URL((await startTestServer()).url);
  const { code, said } = await runInShell(`${origin}/graphq`, ['watch', gone]);
  expect(code).toBe(3);
  expect(said.at(-1)).toContain(`; did you mean ${origin}/graphql?`);
});
