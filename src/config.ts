import { readFileSync } from 'node:fs';
import { readOperationTypes } from './config/operation-types-file.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { defaultInputLimits, type InputLimits } from './core/limits.ts';
import { createOperationTypes, type OperationTypes } from './core/operation-types.ts';
import { dayMs, type Retention } from './core/retention.ts';
import type { LiveOptions } from './live/create-live.ts';
import type { ServerLimits } from './server/limits.ts';

export { ConfigError } from './config/config-error.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** A file's path, or `:memory:`. */
  readonly database: string;
  readonly durability: 'full' | 'relaxed';
  /** Made-up operations, in memory. */
  readonly demo: boolean;
  readonly operationTypes: OperationTypes;
  readonly logLevel: LogLevel;
  readonly allowOrigins: readonly string[];
  readonly allowHosts: readonly string[];
  readonly inputLimits: InputLimits;
  readonly serverLimits: ServerLimits;
  readonly retention: Retention;
  readonly retentionGraceMs: number;
  readonly live: Pick<LiveOptions, 'ringSize' | 'checkpointMs'>;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

type LogLevel = (typeof logLevels)[number];

type KeepOption = `keep-${'succeeded' | 'failed' | 'canceled' | 'events'}-days`;

/** A demo lives in memory, and may be left running for a day. */
const demoKeepMs = 30 * 60_000;

const readText = (file: string) => readFileSync(file, 'utf8');

/** What is configured, from flags and environment. Throws ConfigError where something of it cannot be used. */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  readFile: (file: string) => string = readText,
): Config {
  const settings = readSettings(argv, env);
  const demo = settings.choice('demo', ['yes', 'no']) === 'yes';
  if (demo && settings.isGiven('database')) {
    throw settings.fault('database', 'does not go with a demo, which keeps nothing: leave one of the two out.');
  }
  const dataCharacters = settings.limit('max-data-characters', mostDataCharacters);
  const logLineCharacters = settings.integer('max-log-line-characters', 1, 100_000);
  const keepMs = (name: KeepOption) => keptMs(settings, name) ?? (demo ? demoKeepMs : null);
  return {
    host: given(settings, 'host'),
    port: settings.integer('port', 0, 65_535),
    database: demo ? ':memory:' : database(settings),
    demo,
    durability: settings.choice('durability', ['full', 'relaxed']),
    operationTypes: operationTypes(settings, readFile),
    logLevel: settings.choice('log-level', logLevels),
    allowOrigins: allowOrigins(settings),
    allowHosts: allowHosts(settings),
    inputLimits: {
      ...defaultInputLimits,
      shortTextCharacters: settings.limit('max-name-characters', 65_536),
      dataCharacters,
      logLinesKept: settings.integer('max-log-lines', 1, 1_000_000),
      logLineCharacters,
      answerCharacters: answerCharacters(settings, { dataCharacters, logLineCharacters }),
      batchSize: settings.limit('max-batch-size', 100_000),
      pageSize: settings.limit('max-page-size', 100_000),
    },
    retention: {
      operations: {
        SUCCEEDED: keepMs('keep-succeeded-days'),
        FAILED: keepMs('keep-failed-days'),
        CANCELED: keepMs('keep-canceled-days'),
      },
      eventsMs: keepMs('keep-events-days'),
    },
    retentionGraceMs: settings.integer('retention-grace-minutes', 0, 10_080) * 60_000,
    serverLimits: {
      maxBodyBytes: settings.limit('max-body-bytes', 268_435_456),
      maxDocumentCharacters: settings.limit('max-document-characters', 10_000_000),
      maxTokens: settings.limit('max-tokens', 100_000),
      maxDepth: settings.limit('max-depth', 100),
      maxFields: settings.limit('max-fields', 1_000_000),
      maxRootFields: settings.limit('max-root-fields', 100_000),
      maxCost: settings.limit('max-cost', 1_000_000_000),
      maxSubscriptionCost: settings.limit('max-subscription-cost', 1_000_000_000),
      maxSockets: settings.integer('max-sockets', 0, 1_000_000),
      maxSocketsPerAddress: settings.integer('max-sockets-per-address', 0, 1_000_000),
      maxUnsentBytes: settings.integer('max-unsent-bytes', 1, 1_099_511_627_776),
      maxSubscriptionsPerSocket: settings.limit('max-subscriptions-per-socket', 100_000),
      keepAliveMs: settings.integer('keep-alive-seconds', 1, 3_600) * 1_000,
      stalledAfterMs: settings.integer('stalled-after-seconds', 1, 86_400) * 1_000,
    },
    live: {
      ringSize: settings.integer('recent-events', 1, 10_000_000),
      checkpointMs: settings.integer('checkpoint-seconds', 1, 86_400) * 1_000,
    },
  };
}

/** In one answer, at least: of data to a host that claims, of log lines to who reads them. */
const claimedAtOnce = 50;
const logLinesOnPage = 500;
const mostAnswerCharacters = 1_073_741_824;
const mostDataCharacters = Math.floor(mostAnswerCharacters / claimedAtOnce);

/** What an answer has no room for is an error in its place: to a host, an operation that it cannot do. */
function answerCharacters(
  settings: Settings,
  { dataCharacters, logLineCharacters }: Pick<InputLimits, 'dataCharacters' | 'logLineCharacters'>,
): number {
  const characters = settings.limit('max-answer-characters', mostAnswerCharacters);
  const needs = [
    [
      claimedAtOnce * dataCharacters,
      `a claim may bring ${claimedAtOnce} operations, each with data of up to ${dataCharacters} (--max-data-characters)`,
    ],
    [
      logLinesOnPage * logLineCharacters,
      `a page has ${logLinesOnPage} log lines of up to ${logLineCharacters} (--max-log-line-characters)`,
    ],
  ] as const;
  for (const [least, why] of needs) {
    if (characters >= least) continue;
    throw settings.fault('max-answer-characters', `must be at least ${least}, because ${why}; it is “${characters}”.`);
  }
  return characters;
}

function database(settings: Settings): string {
  const file = given(settings, 'database');
  if (/^postgres(ql)?:/i.test(file)) {
    throw settings.fault('database', 'names a PostgreSQL database; this version offers SQLite alone: give a file.');
  }
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(file)) {
    throw settings.fault('database', `must be a file, or :memory:; it is “${file}”.`);
  }
  return file;
}

/** An address that is left empty would mean every address, and a database that is left empty a temporary one. */
function given(settings: Settings, name: 'host' | 'database'): string {
  const value = settings.text(name);
  if (value.trim() === '') throw settings.fault(name, 'must not be empty.');
  return value;
}

/** A moment at least: what is given, however small, is not for ever. */
function keptMs(settings: Settings, name: KeepOption) {
  const days = settings.decimal(name, 36_500);
  return days === 0 ? null : Math.ceil(days * dayMs);
}

function operationTypes(settings: Settings, readFile: (file: string) => string): OperationTypes {
  const file = settings.text('operation-types');
  if (file === '') return createOperationTypes();
  let text: string;
  try {
    text = readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw settings.fault('operation-types', `cannot be read: ${why}.`);
  }
  return readOperationTypes(file, text);
}

function allowOrigins(settings: Settings): readonly string[] {
  return settings.list('allow-origin').map((origin) => {
    // Written as browsers send it: scheme, name and port, and nothing behind them.
    if (URL.parse(origin)?.origin === origin.toLowerCase()) return origin;
    throw settings.fault('allow-origin', `must list origins such as https://app.example; “${origin}” is none.`);
  });
}

/** What could never be the name in a Host header would let nobody in, and say nothing of it. */
function allowHosts(settings: Settings): readonly string[] {
  return settings.list('allow-host').map((host) => {
    if (!host.includes('*') && URL.parse(`http://${host}`)?.hostname === host.toLowerCase()) return host;
    throw settings.fault(
      'allow-host',
      `must list names such as ops.example, without scheme and port; “${host}” is none.`,
    );
  });
}
