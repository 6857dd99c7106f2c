import { defaultInputLimits } from '../core/limits.ts';
import { defaultServerLimits } from '../server/limits.ts';

interface Option {
  /** The flag, without its dashes. */
  readonly name: string;
  /** The environment variable that says the same. */
  readonly variable: string;
  /** What the value is, in one word, as the help shows it. */
  readonly value: string;
  readonly default: string;
  /** What the flag says where it stands alone; null: it needs a value. */
  readonly alone: string | null;
  /** The least that it may be, where the shipped clients, or the gateway itself, would not work with less. */
  readonly least: Least | null;
  readonly meaning: string;
}

interface Least {
  readonly value: number;
  /** What needs so much: it stands in the help, and in the complaint about less. */
  readonly why: string;
}

const documents = 'the documents of the dashboard, the command line and GraphiQL need so many';

/** Everything that can be configured. The help, the flags and the variables are all made from this table. */
export const options = [
  option(
    'host',
    'HOST',
    'address',
    '127.0.0.1',
    'Address to listen on. There is no authentication: keep it to loopback, or put something that asks who it is in front.',
  ),
  option('port', 'PORT', 'number', '4000', 'Port to listen on; 0 takes a free one.'),
  option(
    'database',
    'DATABASE_URL',
    'file',
    'data/asyncops.db',
    'SQLite database, made where there is none; :memory: keeps everything in memory and loses it at the end.',
  ),
  option(
    'durability',
    'DURABILITY',
    'full|relaxed',
    'full',
    'full: every commit is on the disk before it is acknowledged. relaxed does not wait for that, and a power failure or a crash of the operating system can lose the last commits that were acknowledged; a crash of the process alone loses nothing.',
  ),
  {
    ...option(
      'demo',
      'DEMO',
      'yes|no',
      'no',
      'yes, or the flag alone: made-up operations in memory, with hosts that pretend to work and people who ask for changes. It keeps nothing, takes no --database, and deletes what was completed half an hour ago.',
    ),
    alone: 'yes',
  },
  option(
    'operation-types',
    'OPERATION_TYPES',
    'file',
    '',
    'JSON file of operation types to add or to change: {"operationTypes": [{"value": 200001, "label": "Digest a file", "userControllable": true}]}.',
  ),
  option(
    'log-level',
    'LOG_LEVEL',
    'level',
    'info',
    'fatal, error, warn, info, debug, trace or silent. Logs go to standard error.',
  ),
  option(
    'allow-origin',
    'ALLOW_ORIGIN',
    'list',
    '',
    'Origins whose web pages may use the gateway beside its own, with commas between them: https://app.example.',
  ),
  option(
    'allow-host',
    'ALLOW_HOST',
    'list',
    '',
    'Host names that requests may be addressed to beside those of loopback, with commas between them. On loopback, others are refused; elsewhere, once names are given here.',
  ),
  keep('succeeded', 'Succeeded operations are deleted so many days after they were completed.'),
  keep('failed', 'The same for Failed ones.'),
  keep('canceled', 'The same for Canceled ones.'),
  keep(
    'events',
    'Events are dropped from the low end of the log once they are so many days old. Operations stay as they are, and their histories begin later; a subscription that was further behind gets a reset.',
  ),
  option(
    'retention-grace-minutes',
    'RETENTION_GRACE_MINUTES',
    'number',
    '10',
    'For so long after the start, and after the clock was set by more than five minutes, nothing is deleted or dropped: time to put a wrong clock right.',
  ),
  limit('max-body-bytes', defaultServerLimits.maxBodyBytes, 'Bytes of a request body, or of a WebSocket message.', {
    value: 1_048_576,
    why: 'hosts put up to 300,000 characters into a request, which may take three bytes each',
  }),
  limit(
    'max-document-characters',
    defaultServerLimits.maxDocumentCharacters,
    'Characters of a document, with spaces and comments.',
    { value: 4_096, why: documents },
  ),
  limit('max-tokens', defaultServerLimits.maxTokens, 'Tokens of a document.', { value: 400, why: documents }),
  limit('max-depth', defaultServerLimits.maxDepth, 'Fields under one another in a document, introspection left out.', {
    value: 6,
    why: documents,
  }),
  limit(
    'max-fields',
    defaultServerLimits.maxFields,
    'Fields that an operation selects, with aliases and fragments written out.',
    { value: 300, why: documents },
  ),
  limit(
    'max-root-fields',
    defaultServerLimits.maxRootFields,
    'Of those, at the root: each is a query or a command of its own.',
    { value: 5, why: documents },
  ),
  limit(
    'max-cost',
    defaultServerLimits.maxCost,
    'Cost of an operation: each field costs 1, and what is selected under it as often as it may come (first, last or limit, or the members of a list that is given).',
    { value: 20_000, why: 'a page of the dashboard costs nearly so much' },
  ),
  limit(
    'max-subscription-cost',
    defaultServerLimits.maxSubscriptionCost,
    'The same of a subscription, which is carried out anew for every event that it sees.',
    { value: 100, why: 'a page of the dashboard costs more than half of it' },
  ),
  limit('max-page-size', defaultInputLimits.pageSize, 'Operations or events on a page.', {
    value: 500,
    why: 'the dashboard and the command line ask for so many at a time',
  }),
  limit('max-batch-size', defaultInputLimits.batchSize, 'Members of a batch, of a claim, or of a list in a filter.', {
    value: 1_000,
    why: 'so many can be selected in the dashboard, and hosts settle and renew up to 500 at a time',
  }),
  limit(
    'max-name-characters',
    defaultInputLimits.shortTextCharacters,
    'Characters of a name, and of every other short text.',
    { value: 100, why: 'ids of operations have 36, names of hosts up to 72' },
  ),
  limit('max-data-characters', defaultInputLimits.dataCharacters, 'Characters of data or of a result, as JSON text.', {
    value: 8_192,
    why: 'the examples keep the path of a file in it, and how far they are',
  }),
  limit('max-log-lines', defaultInputLimits.logLinesKept, 'Log lines of an operation that are kept: the newest.'),
  limit('max-log-line-characters', defaultInputLimits.logLineCharacters, 'Characters of a log line.'),
  limit(
    'max-answer-characters',
    defaultInputLimits.answerCharacters,
    'Characters of data, results, messages and log lines in one answer, or in one message of a subscription. Room for 50 times --max-data-characters, and for 500 times --max-log-line-characters.',
    { value: 1_000_000, why: 'the dashboard and the command line read pages of 500 with log lines or messages' },
  ),
  limit('max-sockets', defaultServerLimits.maxSockets, 'WebSockets and event streams that are open at the same time.'),
  limit(
    'max-sockets-per-address',
    defaultServerLimits.maxSocketsPerAddress,
    'Of those, from one address; 0 for all of them. Behind a proxy everybody comes from its address.',
  ),
  limit(
    'max-unsent-bytes',
    defaultServerLimits.maxUnsentBytes,
    'What all clients together may leave unread; above it, those that leave the most are let go, to come again.',
  ),
  limit(
    'max-subscriptions-per-socket',
    defaultServerLimits.maxSubscriptionsPerSocket,
    'Operations of any kind that run at the same time on one WebSocket.',
    { value: 20, why: 'a page of the dashboard, or a host, has one socket for all that it asks' },
  ),
  option(
    'keep-alive-seconds',
    'KEEP_ALIVE_SECONDS',
    'number',
    '12',
    'How often a client is sent a sign of life: a ping, or a comment in an event stream.',
  ),
  option(
    'stalled-after-seconds',
    'STALLED_AFTER_SECONDS',
    'number',
    '120',
    'A client whose connection has taken nothing for so long, or that has answered no ping, is let go, to come again.',
  ),
  option(
    'checkpoint-seconds',
    'CHECKPOINT_SECONDS',
    'number',
    '15',
    'How often a subscription to which nothing else is told hears how far the log has been read, if that has moved.',
  ),
  option(
    'recent-events',
    'RECENT_EVENTS',
    'number',
    '10000',
    'The newest events that are kept in memory for subscriptions; those further behind read the database.',
  ),
] as const satisfies readonly Option[];

export type OptionName = (typeof options)[number]['name'];

function option<const Name extends string>(
  name: Name,
  variable: string,
  value: string,
  preset: string,
  meaning: string,
) {
  return { name, variable, value, default: preset, alone: null, least: null, meaning };
}

function keep<const Kind extends 'succeeded' | 'failed' | 'canceled' | 'events'>(kind: Kind, meaning: string) {
  return option(
    `keep-${kind}-days`,
    `KEEP_${kind.toUpperCase()}_DAYS`,
    'number',
    '',
    `${meaning} Fractions count; 0, or nothing, is for ever.`,
  );
}

function limit<const Name extends string>(name: Name, preset: number, meaning: string, least: Least | null = null) {
  const variable = name.toUpperCase().replaceAll('-', '_');
  const bound = least === null ? '' : ` At least ${least.value}: ${least.why}.`;
  return { ...option(name, variable, 'number', String(preset), `${meaning}${bound}`), least };
}
