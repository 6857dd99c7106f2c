import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { defaultInputLimits } from '../src/core/limits.ts';
import { defaultServerLimits } from '../src/server/limits.ts';

type Environment = Readonly<Record<string, string>>;

const noFile = (): string => {
  throw new Error('no file is to be read');
};
const read = (argv: readonly string[], env: Environment = {}) => readConfig(argv, env, noFile);
const withTypes = (text: string) => readConfig(['--operation-types', 'types.json'], {}, () => text);

describe('a setting', () => {
  it('has a default', () => {
    expect(read([])).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      database: 'data/asyncops.db',
      durability: 'full',
      logLevel: 'info',
      allowOrigins: [],
      allowHosts: [],
      inputLimits: defaultInputLimits,
      serverLimits: defaultServerLimits,
      retention: { operations: { SUCCEEDED: null, FAILED: null, CANCELED: null }, eventsMs: null },
      retentionGraceMs: 600_000,
    });
  });

  it('is taken from the flag before the environment before the default', () => {
    const env = { PORT: '1', MAX_DEPTH: '7', HOST: '' };
    expect(read([], env)).toMatchObject({ port: 1, host: '127.0.0.1', serverLimits: { maxDepth: 7 } });
    expect(read(['--port', '3', '--max-depth=8'], env)).toMatchObject({ port: 3, serverLimits: { maxDepth: 8 } });
  });

  it('may be a number of days, fractions too; 0 is for ever', () => {
    const env = { KEEP_FAILED_DAYS: '90', KEEP_EVENTS_DAYS: '0.5', RETENTION_GRACE_MINUTES: '0' };
    expect(read(['--keep-succeeded-days', '30', '--keep-canceled-days=0'], env)).toMatchObject({
      retention: {
        operations: { SUCCEEDED: 30 * 86_400_000, FAILED: 90 * 86_400_000, CANCELED: null },
        eventsMs: 43_200_000,
      },
      retentionGraceMs: 0,
    });
    expect(read(['--keep-events-days='])).toMatchObject({ retention: { eventsMs: null } });
    expect(read(['--keep-events-days', '0.0000000001'])).toMatchObject({ retention: { eventsMs: 1 } });
  });

  it('may be a flag that stands alone: a demo, in memory, that keeps what is done for half an hour', () => {
    const halfHour = 1_800_000;
    const kept = { SUCCEEDED: halfHour, FAILED: halfHour, CANCELED: 3_600_000 };
    expect(read(['--demo', '--port', '1', '--keep-canceled-days', String(1 / 24)])).toMatchObject({
      demo: true,
      port: 1,
      database: ':memory:',
      retention: { operations: kept, eventsMs: halfHour },
    });
    expect(read([], { DEMO: 'yes' })).toMatchObject({ demo: true });
    expect(read(['--demo=no'], { DEMO: 'yes' })).toMatchObject({ demo: false, database: 'data/asyncops.db' });
  });

  it('may be a list', () => {
    const env = { ALLOW_ORIGIN: 'https://a.example, http://localhost:3000,' };
    expect(read(['--allow-host', 'a.example,B.example,10.0.0.7,[fd00::1]'], env)).toMatchObject({
      allowOrigins: ['https://a.example', 'http://localhost:3000'],
      allowHosts: ['a.example', 'B.example', '10.0.0.7', '[fd00::1]'],
    });
    expect(
      read(['--allow-host', 'a.example', '--allow-host=b.example,c.example'], { ALLOW_HOST: 'd.example' }),
    ).toMatchObject({
      allowHosts: ['a.example', 'b.example', 'c.example'],
    });
  });
});

const notAHost = (given: string) =>
  `--allow-host must list names such as ops.example, without scheme and port; “${given}” is none.`;

describe('what cannot be used is named, in one line', () => {
  it.each<[readonly string[], Environment, string]>([
    [['--prt', '1'], {}, '--prt is not a flag; see --help.'],
    [['--prt=1'], {}, '--prt is not a flag; see --help.'],
    [['-p', '1'], {}, '-p is not a flag; see --help.'],
    [['--constructor', '1'], {}, '--constructor is not a flag; see --help.'],
    [['now'], {}, '“now” is not expected here; see --help.'],
    [['--port'], {}, '--port needs a value.'],
    [['--host', '--port', '1'], {}, '--host needs a value.'],
    [['--port', '1', '--port=2'], {}, '--port is given more than once; it takes one value.'],
    [['--demo', '--demo=no'], {}, '--demo is given more than once; it takes one value.'],
    [['--port', '-1'], {}, '--port must be a whole number from 0 to 65535; it is “-1”.'],
    [['--port', 'x'], {}, '--port must be a whole number from 0 to 65535; it is “x”.'],
    [['--port', '65536'], {}, '--port must be a whole number from 0 to 65535; it is “65536”.'],
    [[], { PORT: '1e3' }, 'PORT must be a whole number from 0 to 65535; it is “1e3”.'],
    [[], { MAX_COST: 'x' }, 'MAX_COST must be a whole number from 20000 to 1000000000; it is “x”.'],
    [['--max-log-lines', '0'], {}, '--max-log-lines must be a whole number from 1 to 1000000; it is “0”.'],
    [
      [],
      { MAX_COST: '1000' },
      'MAX_COST must be at least 20000, because a page of the dashboard costs nearly so much; it is “1000”.',
    ],
    [
      ['--max-page-size', '499'],
      {},
      '--max-page-size must be at least 500, because the dashboard and the command line ask for so many at a time; it is “499”.',
    ],
    [
      ['--max-batch-size=5'],
      {},
      '--max-batch-size must be at least 1000, because so many can be selected in the dashboard, and hosts settle and renew up to 500 at a time; it is “5”.',
    ],
    [
      ['--max-name-characters', '10'],
      {},
      '--max-name-characters must be at least 100, because ids of operations have 36, names of hosts up to 72; it is “10”.',
    ],
    [
      ['--max-data-characters', '8191'],
      {},
      '--max-data-characters must be at least 8192, because the examples keep the path of a file in it, and how far they are; it is “8191”.',
    ],
    [
      ['--max-answer-characters=999999'],
      {},
      '--max-answer-characters must be at least 1000000, because the dashboard and the command line read pages of 500 with log lines or messages; it is “999999”.',
    ],
    [
      [],
      { MAX_ANSWER_CHARACTERS: '1000000' },
      'MAX_ANSWER_CHARACTERS must be at least 13107200, because a claim may bring 50 operations, each with data of up to 262144 (--max-data-characters); it is “1000000”.',
    ],
    [
      ['--max-data-characters', '1000000'],
      {},
      '--max-answer-characters must be at least 50000000, because a claim may bring 50 operations, each with data of up to 1000000 (--max-data-characters); it is “16777216”.',
    ],
    [
      ['--max-log-line-characters', '100000'],
      {},
      '--max-answer-characters must be at least 50000000, because a page has 500 log lines of up to 100000 (--max-log-line-characters); it is “16777216”.',
    ],
    [['--demo=perhaps'], {}, '--demo must be yes or no; it is “perhaps”.'],
    [
      ['--demo', '--database', 'data/asyncops.db'],
      {},
      '--database does not go with a demo, which keeps nothing: leave one of the two out.',
    ],
    [['--host='], {}, '--host must not be empty.'],
    [['--durability', 'soft'], {}, '--durability must be full or relaxed; it is “soft”.'],
    [[], { LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent; it is “loud”.'],
    [
      [],
      { DATABASE_URL: 'postgres://db/x' },
      'DATABASE_URL names a PostgreSQL database; this version offers SQLite alone: give a file.',
    ],
    [['--database', 'mysql://db/x'], {}, '--database must be a file, or :memory:; it is “mysql://db/x”.'],
    [
      ['--allow-origin', 'app.example'],
      {},
      '--allow-origin must list origins such as https://app.example; “app.example” is none.',
    ],
    [
      ['--allow-origin', 'https://app.example/'],
      {},
      '--allow-origin must list origins such as https://app.example; “https://app.example/” is none.',
    ],
    [['--allow-host', 'https://ops.example'], {}, notAHost('https://ops.example')],
    [['--allow-host', 'ops.example:4000'], {}, notAHost('ops.example:4000')],
    [['--allow-host', 'ops.example,*.ops.example'], {}, notAHost('*.ops.example')],
    [
      [],
      { ALLOW_HOST: 'ops example' },
      'ALLOW_HOST must list names such as ops.example, without scheme and port; “ops example” is none.',
    ],
    [['--keep-events-days', '1e1'], {}, '--keep-events-days must be a number from 0 to 36500; it is “1e1”.'],
    [['--keep-failed-days', '.5'], {}, '--keep-failed-days must be a number from 0 to 36500; it is “.5”.'],
    [[], { KEEP_CANCELED_DAYS: '36501' }, 'KEEP_CANCELED_DAYS must be a number from 0 to 36500; it is “36501”.'],
    [['--operation-types', 'types.json'], {}, '--operation-types cannot be read: no file is to be read.'],
  ])('%j %j', (argv, env, message) => {
    expect(() => read(argv, env)).toThrow(new ConfigError(message));
  });
});

describe('the file of operation types', () => {
  it('adds types and changes restrictions', () => {
    const text = JSON.stringify({
      operationTypes: [
        { value: 200001, label: 'Digest a file', retryBaseSeconds: 2, retryCapSeconds: 60 },
        { value: 5, maxLocked: 3, startsPerMinute: 0.5, breakerFailures: 10, breakerMinutes: 5 },
        { value: 1, userControllable: false },
      ],
    });
    const { operationTypes } = withTypes(text);
    expect(operationTypes.get(200001)).toEqual({
      value: 200001,
      label: 'Digest a file',
      userControllable: true,
      backoff: { baseMs: 2_000, capMs: 60_000 },
      limits: { maxLocked: null, startsPerMinute: null, breaker: null },
    });
    expect(operationTypes.get(5)?.limits).toEqual({
      maxLocked: 3,
      startsPerMinute: 0.5,
      breaker: { failures: 10, minutes: 5 },
    });
    expect(operationTypes.get(1)).toMatchObject({ label: 'System Event', userControllable: false });
    expect(operationTypes.get(9)?.userControllable).toBe(false);
  });

  it.each([
    ['{', /^types\.json is not JSON: .+\.$/],
    ['[]', /^types\.json: operationTypes must be a list\.$/],
    ['{"operationTypes": {}}', /^types\.json: operationTypes must be a list\.$/],
    ['{"operationTypes": [7]}', /^types\.json: operationTypes\[0\] must be an object\.$/],
    ['{"operationTypes": [{"value": "1"}]}', /^types\.json: operationTypes\[0\]\.value must be a number\.$/],
    ['{"operationTypes": [{"value": 1.5}]}', /^types\.json: operationTypes\[0\]\.value must be a whole number/],
    ['{"operationTypes": [{"value": 1, "label": 2}]}', /^types\.json: operationTypes\[0\]\.label must be a text\.$/],
    [
      '{"operationTypes": [{"value": 1, "userControllable": "no"}]}',
      /^types\.json: operationTypes\[0\]\.userControllable must be true or false\.$/,
    ],
    [
      '{"operationTypes": [{"value": 1, "retryBaseSeconds": "2"}]}',
      /^types\.json: operationTypes\[0\]\.retryBaseSeconds must be a number\.$/,
    ],
    [
      '{"operationTypes": [{"value": 1, "maxLocked": "2"}]}',
      /^types\.json: operationTypes\[0\]\.maxLocked must be a number\.$/,
    ],
    ['{"operationTypes": [{"value": 1, "lable": "x"}]}', /^types\.json: operationTypes\[0\]\.lable is not known\.$/],
    ['{"operationTypes": [{"value": 200001}]}', /^types\.json: operationTypes\[0\]\.label: .+\.$/],
    [
      '{"operationTypes": [{"value": 1}, {"value": 1}]}',
      /^types\.json: operationTypes\[1\]\.value: 1 is there twice\.$/,
    ],
  ])('%s is refused', (text, message) => {
    expect(() => withTypes(text)).toThrow(message);
    expect(() => withTypes(text)).toThrow(ConfigError);
  });
});
