import { expect, it } from 'vitest';
import { localTime } from '../../src/cli/moments.ts';
import { minute, start } from '../graphql/gateway-fixture.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { until } from '../server/until.ts';
import { runInShell, type ShellOptions } from './run-in-shell.ts';

const gone = '0190b5a5-5b0e-7000-8000-000000000000';
const uuid = '[0-9a-f-]{36}';
const nightly = [
  '--type',
  '5',
  '--pattern',
  'FREQ=DAILY;BYHOUR=2;BYMINUTE=0;BYSECOND=0',
  '--time-zone',
  'Europe/Berlin',
];

async function setUp() {
  const { url, gateway } = await startTestServer();
  const run = (argv: readonly string[], options?: ShellOptions) => runInShell(url, argv, options);
  const series = (...argv: string[]) => run(['series', ...argv]);
  const create = async (name: string, ...flags: string[]): Promise<string> => {
    const { printed } = await series('create', name, '--json', ...(flags.length > 0 ? flags : nightly));
    return JSON.parse(printed[0] ?? '').operation.seriesId;
  };
  const read = async (id: string) => JSON.parse((await series('show', id, '--json')).printed[0] ?? '');
  return { gateway, run, series, create, read };
}

it('create begins a series and tells its first occurrence, and says when it was created before', async () => {
  const { run, series, read } = await setUp();
  const argv = [
    ...['create', 'Nightly import', ...nightly, '--start-time', '2030-01-20T00:00Z', '--missed', 'all'],
    ...['--data', '{"rows":2}', '--priority', '3', '--depends-on', 'import', '--request-id', 'r'],
  ];
  const first = await series(...argv);
  expect(first).toMatchObject({ code: 0, said: [] });
  expect(first.printed).toEqual([
    expect.stringMatching(new RegExp(`^${uuid}  first ${uuid}  WAITING  2030-01-\\d\\d `)),
  ]);
  const [id = '', operation = ''] = first.printed[0]?.match(new RegExp(uuid, 'g')) ?? [];
  expect(await read(id)).toMatchObject({
    id,
    name: 'Nightly import',
    status: 'ACTIVE',
    recurrencePattern: 'FREQ=DAILY;BYHOUR=2;BYMINUTE=0;BYSECOND=0',
    recurrenceStartTime: '2030-01-20T00:00:00.000Z',
    recurrenceTimeZone: 'Europe/Berlin',
    missedOccurrences: 'ALL',
    nextOccurrences: [21, 22, 23, 24, 25].map((day) => `2030-01-${day}T01:00:00.000Z`),
    operations: [{ id: operation, statusCode: 'WAITING', occurrenceOn: '2030-01-20T01:00:00.000Z' }],
  });
  expect((await series('show', id)).printed.join('\n')).toMatch(/^waits already +1 operation, for 2030-01-2\d /m);
  const shown = await run(['show', operation, '--json']);
  expect(JSON.parse(shown.printed[0] ?? '')).toMatchObject({
    data: { rows: 2 },
    priority: 3,
    dependencyToken: 'import',
    seriesId: id,
  });
  const again = await series(...argv);
  expect(again).toMatchObject({ code: 0, printed: first.printed });
  expect(again.said).toEqual(['asyncops: it was created before, with the same --request-id.']);
});

it('create says where the series of its --request-id is stopped, and that nothing of it will run', async () => {
  const { run, series } = await setUp();
  const argv = ['create', 'Nightly', ...nightly, '--request-id', 'r'];
  const [id = '', operation = ''] = (await series(...argv)).printed[0]?.match(new RegExp(uuid, 'g')) ?? [];
  const before = 'asyncops: it was created before, with the same --request-id';
  const words = '1 operation, for 2030-01-\\d\\d \\d\\d:00:00';
  const waits = `what waits already \\(${words}\\)`;

  const paused = await series('pause', id);
  expect(paused.code).toBe(0);
  expect(paused.said).toEqual([expect.stringMatching(`^asyncops: ${id}: what it has created still waits: ${words}; `)]);
  expect(await series(...argv)).toMatchObject({
    code: 1,
    printed: [],
    said: [
      expect.stringMatching(
        `^${before}, and series ${id} is PAUSED: nothing of it will run but ${waits}, until it is resumed: asyncops series resume ${id}.$`,
      ),
    ],
  });

  await run(['cancel', operation]);
  expect((await series('end', id)).said).toEqual([]);
  expect(await series(...argv)).toMatchObject({
    code: 1,
    printed: [],
    said: [`${before}, and series ${id} is ENDED: nothing of it will run, ever.`],
  });
});

it('create is done where the rule of the series has come to its end by itself', async () => {
  const { series } = await setUp();
  const argv = ['create', 'Once', '--type', '5', '--pattern', 'FREQ=DAILY;COUNT=1', '--request-id', 'r'];
  const { printed } = await series(...argv);
  expect(await series(...argv)).toMatchObject({
    code: 0,
    printed,
    said: ['asyncops: it was created before, with the same --request-id; its rule has no further occurrence.'],
  });
});

it('create does not take for a series what was created before with the same --request-id and does not recur', async () => {
  const { run, series } = await setUp();
  await run(['create', 'Import', '--type', '5', '--request-id', 'r']);
  expect(await series('create', 'Import', ...nightly, '--request-id', 'r')).toMatchObject({
    code: 1,
    printed: [],
    said: [expect.stringMatching(new RegExp(`^asyncops: ${uuid}, created before with the same --request-id, .*recur`))],
  });
});

it('what is refused names the flag', async () => {
  const { run, series, create } = await setUp();
  const id = await create('Nightly');
  const pattern = ['--pattern', 'FREQ=DAILY'];
  const wrong: readonly (readonly [flags: readonly string[], line: RegExp])[] = [
    [['--pattern', 'every day'], /INVALID_RECURRENCE: “every day” is no part of a rule.* \(--pattern\)$/],
    [[...pattern, '--time-zone', 'Mars/Olympus'], /INVALID_RECURRENCE: “Mars\/Olympus” is not .* \(--time-zone\)$/],
    [[...pattern, '--start-time', '2030-02-30T10:00Z'], /INVALID_INPUT: .* \(--start-time\)$/],
  ];
  for (const [flags, line] of wrong) {
    for (const verb of [
      ['create', 'x', '--type', '5'],
      ['change', id],
    ]) {
      const refused = { code: 1, printed: [], said: [expect.stringMatching(line)] };
      expect(await series(...verb, ...flags)).toMatchObject(refused);
    }
  }
  const long = ['--correlation-id', 'x'.repeat(257)];
  for (const refused of [
    await series('create', 'x', '--type', '5', ...pattern, ...long),
    await run(['create', 'x', '--type', '5', ...long]),
  ]) {
    expect(refused.said).toEqual([expect.stringMatching(/\(--correlation-id\)$/)]);
  }
  const told = await series('change', id, '--pattern', 'FREQ=NEVER', '--json');
  expect(told.code).toBe(1);
  expect(JSON.parse(told.printed[0] ?? '')).toMatchObject({ id, code: 'INVALID_RECURRENCE' });
});

it('show tells the rule, the next five times here and in its zone, and the last operations', async () => {
  const { gateway, series, create, read } = await setUp();
  const id = await create('Hourly', '--type', '5', '--pattern', 'FREQ=HOURLY', '--missed', 'none');
  for (let created = 2; created <= 7; created += 1) {
    gateway.clock.advance(60 * minute);
    await until('the next occurrence', async () => (await read(id)).occurrenceCount === created);
  }
  const { code, printed, said } = await series('show', id);
  const text = printed.join('\n');
  expect(code).toBe(0);
  expect(text).toMatch(/^name +Hourly$/m);
  expect(text).toMatch(/^type +5 Import$/m);
  expect(text).toMatch(/^status +ACTIVE$/m);
  expect(text).toMatch(/^pattern +FREQ=HOURLY$/m);
  expect(text).toMatch(/^time zone +UTC$/m);
  expect(text).toMatch(/^start time +2030-01-\d\d /m);
  expect(text).toMatch(/^missed +NONE: they are passed over$/m);
  expect(text).toMatch(/^occurrences +7 created, the last for 2030-01-\d\d /m);
  expect(text).toMatch(/^NEXT TIMES\nHERE +UTC\n(2030-01-\d\d \S+ {2}2030-01-\d\d (19|2[0-3]):00:00\n){5}/m);
  expect(text).toMatch(
    new RegExp(`^LAST OPERATIONS\nID +STATUS +OCCURRENCE OF\n(${uuid}  WAITING_FOR_RESOURCES  .*\n?){5}$`, 'm'),
  );
  expect(said).toEqual([`asyncops: all of them: asyncops list --series ${id} --all`]);
  expect(await series('show', gone)).toMatchObject({
    code: 1,
    printed: [],
    said: [expect.stringContaining('NOT_FOUND: ')],
  });
});

it('list shows the newest first, by status, and as many as it is told', async () => {
  const { series, create } = await setUp();
  const ids: string[] = [];
  for (let number = 0; number < 52; number += 1) ids.unshift(await create(`n${number}`));
  const all = await series('list', '--all', '--json');
  expect(all).toMatchObject({ code: 0, said: [] });
  expect(all.printed.map((line) => JSON.parse(line).id)).toEqual(ids);
  const some = await series('list', '--limit', '2');
  expect(some.printed[0]).toMatch(/^ID +STATUS +NAME +PATTERN +NEXT$/);
  expect(some.printed[1]).toMatch(new RegExp(`^${ids[0]}  ACTIVE  n51 +FREQ=DAILY;\\S+  2030-01-\\d\\d `));
  expect(some.printed).toHaveLength(3);
  expect(some.said).toEqual(['asyncops: 2 shown, there are more; --all lists all.']);
  expect((await series('list')).printed).toHaveLength(51);
  await series('pause', ids[3] ?? '');
  expect((await series('list', '--status', 'paused', '--json')).printed.map((line) => JSON.parse(line).id)).toEqual([
    ids[3],
  ]);
});

it('list tells when each comes next, in the column: whether that is created already, late, or never', async () => {
  const { gateway, run, series, create } = await setUp();
  const id = await create('Hourly', '--type', '5', '--pattern', 'FREQ=HOURLY');
  const hour = 60 * minute;
  const next = async (now: number) => {
    const { printed } = await run(['series', 'list'], { now });
    return printed[1]?.split('FREQ=HOURLY')[1]?.trim();
  };
  const at = (hours: number) => localTime(new Date(start + hours * hour).toISOString());
  expect(await next(start - minute)).toBe(`${at(0)}, created`);
  expect(await next(start + 5 * minute)).toBe(at(1));
  expect(await next(start + hour + 30_000)).toBe(at(1));
  expect(await next(start + 2 * hour)).toBe(`${at(1)}, late`);
  await series('pause', id);
  expect(await next(start + 5 * minute)).toBe('none until resumed');
  expect(await next(start - minute)).toBe(`${at(0)}, then none`);
  gateway.clock.advance(30 * minute);
  await series('resume', id);
  expect(await next(start + 30 * minute)).toBe(at(1));
  await series('end', id);
  expect(await next(start + 30 * minute)).toBe('none');
});

it('series are paused, resumed and ended, each by itself, and changed', async () => {
  const { series, create, read } = await setUp();
  const [first, second] = [await create('a'), await create('b')];
  const paused = await series('pause', first, gone, second);
  expect(paused.code).toBe(1);
  expect(paused.printed).toEqual([`${first}  PAUSED`, `${second}  PAUSED`]);
  expect(paused.said).toEqual([
    `asyncops: ${gone}: NOT_FOUND: There is no series with this id.`,
    expect.stringContaining(`${first}: what it has created still waits: 1 operation, `),
    expect.stringContaining(`${second}: what it has created still waits: 1 operation, `),
  ]);
  expect((await series('show', first)).printed.join('\n')).toMatch(/^NEXT TIMES\nnone until somebody resumes it$/m);
  expect(await series('pause', first)).toMatchObject({
    code: 1,
    printed: [],
    said: [expect.stringContaining('INVALID_STATE_CHANGE: The series is PAUSED; ')],
  });
  expect((await series('resume', first)).printed).toEqual([
    expect.stringMatching(new RegExp(`^${first}  ACTIVE  next 2030-01-\\d\\d `)),
  ]);
  expect((await series('end', first, '--expected-version', '1')).said).toEqual([
    expect.stringContaining('INVALID_STATE_CHANGE_UNEXPECTED: '),
  ]);
  const changed = await series(
    ...['change', first, '--pattern', 'FREQ=DAILY;BYHOUR=4', '--start-time', '2030-02-01T00:00Z', '--missed', 'none'],
    ...['--name', 'Later', '--time-zone', 'UTC', '--expected-version', '3'],
  );
  expect(changed.printed).toEqual([expect.stringMatching(new RegExp(`^${first}  ACTIVE  next 2030-0\\d-\\d\\d `))]);
  expect(await read(first)).toMatchObject({
    name: 'Later',
    missedOccurrences: 'NONE',
    recurrenceTimeZone: 'UTC',
    nextOccurrences: [1, 2, 3, 4, 5].map((day) => `2030-02-0${day}T04:00:00.000Z`),
    version: 4,
  });
  const ended = await series('end', first, '--json');
  expect(ended.code).toBe(0);
  expect(JSON.parse(ended.printed[0] ?? '')).toMatchObject({ id: first, series: { status: 'ENDED', version: 5 } });
  expect((await series('change', first, '--data', '[1]')).said).toEqual([
    expect.stringContaining('INVALID_STATE_CHANGE: The series is ENDED; '),
  ]);
});

it.each([
  [['create', 'x', '--type', '5'], '--pattern is missing.'],
  [['create', 'x', '--pattern', 'FREQ=DAILY'], '--type is missing.'],
  [
    ['create', 'x', '--type', '5', '--pattern', 'FREQ=DAILY', '--start-time', 'soon'],
    /^--start-time must be a time such as /,
  ],
  [
    ['create', 'x', '--type', '5', '--pattern', 'FREQ=DAILY', '--missed', 'some'],
    '--missed must be among ALL, NONE, ONE; “some” is not.',
  ],
  [['create', 'x', '--type', '5', '--pattern', ''], '--pattern needs a value.'],
  [['change', 'x'], /^say what to change: --name, --data, --pattern, --start-time, --time-zone, --missed\.$/],
  [['change', 'x', '--data', 'null'], '--data cannot be null here: that would leave the data as it is.'],
  [['change', 'x', 'y', '--name', 'z'], '“y” is not expected here; see asyncops series change --help.'],
  [['list', '--status', 'running'], '--status must be among ACTIVE, ENDED, PAUSED; “running” is not.'],
  [['end', 'x', 'y', '--expected-version', '1'], '--expected-version can be given with one id alone.'],
  [['show'], 'something is missing: asyncops series show ID [flags]'],
])('series %j is told to be wrong before anything is asked', async (argv, complaint) => {
  const { code, printed, said } = await runInShell('http://127.0.0.1:4000/graphql', ['series', ...argv]);
  expect([code, printed]).toEqual([2, []]);
  expect(said).toEqual([expect.stringMatching(/^asyncops: /)]);
  expect(said[0]?.slice('asyncops: '.length)).toMatch(
    complaint instanceof RegExp ? complaint : new RegExp(`^${RegExp.escape(complaint)}$`),
  );
});
