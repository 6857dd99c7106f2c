import { readdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { create, finished, unfinished } from './documents.ts';
import { connectTo, type Gateway } from './gateway.ts';
import { gatewayUrl } from './gateway-url.ts';
import { type DigestData, runHost } from './host.ts';
import { runCommand } from './run-command.ts';
import { UsageError } from './usage-error.ts';

/**
 * Computes the SHA-256 of every file of a folder, an operation for each, and prints them as `sha256sum` does. Started
 * again after it was killed, it goes on with what is left: the requestId of an operation names the file as it is.
 *
 * It is a host like any other: several of them, on several machines that see the folder, share the work.
 */
const usage =
  'digest-folder <folder> [--url http://127.0.0.1:4000/graphql] [--concurrency 2] [--chunk-bytes 1048576]\n' +
  '  [--chunk-rest-ms 0] [--lease-seconds 10] [--operation-type 54]\n';

const batchSize = 100;
/** As of a process that Ctrl-C has ended. */
const stopped = 130;

const tell = (line: string) => process.stderr.write(`${line}\n`);

interface CreateAnswer {
  readonly createAsyncOperations: readonly { readonly outcome?: string; readonly message?: string }[];
}

interface UnfinishedAnswer {
  readonly asyncOperations: { readonly totalCount: number };
}

interface FinishedAnswer {
  readonly asyncOperations: {
    readonly nodes: readonly {
      readonly name: string;
      readonly statusCode: string;
      readonly message: string | null;
      readonly result: { readonly sha256: string } | null;
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Creates what is not there yet, and answers with the key that all operations of this folder as it is now share. */
async function createAll(
  gateway: Gateway,
  folder: string,
  operationType: number,
  signal: AbortSignal,
): Promise<string> {
  const correlationId = `digest-folder ${folder}`.slice(0, 256);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  let created = 0;
  for (let start = 0; start < paths.length; start += batchSize) {
    const input = await Promise.all(
      paths.slice(start, start + batchSize).map(async (path) => {
        const { size, mtimeMs } = await stat(path);
        const data: DigestData = { path, offset: 0, state: null };
        const requestId = `${path} ${size} ${mtimeMs}`.slice(-256);
        return { name: relative(folder, path).slice(-256), operationType, requestId, correlationId, data };
      }),
    );
    const answer = await gateway.request<CreateAnswer>(create, { input }, signal);
    for (const { outcome, message } of answer.createAsyncOperations) {
      if (message !== undefined) throw new Error(message);
      if (outcome === 'CREATED') created += 1;
    }
  }
  tell(`${paths.length} files, ${created} of them new`);
  return correlationId;
}

async function allDone(gateway: Gateway, correlationId: string, signal: AbortSignal): Promise<void> {
  while (true) {
    const answer = await gateway.request<UnfinishedAnswer>(unfinished, { correlationId }, signal);
    if (answer.asyncOperations.totalCount === 0) return;
    await rest(200, undefined, { signal });
  }
}

/** Prints the digests; answers whether every operation succeeded. */
async function printAll(
  gateway: Gateway,
  folder: string,
  correlationId: string,
  signal: AbortSignal,
): Promise<boolean> {
  let after: string | null = null;
  let allSucceeded = true;
  do {
    const answer: FinishedAnswer = await gateway.request(finished, { correlationId, after }, signal);
    for (const { name, statusCode, message, result } of answer.asyncOperations.nodes) {
      if (result !== null) process.stdout.write(`${result.sha256}  ${join(folder, name)}\n`);
      else tell(`${statusCode} ${name}${message === null ? '' : `: ${message}`}`);
      allSucceeded &&= statusCode === 'SUCCEEDED';
    }
    const { hasNextPage, endCursor } = answer.asyncOperations.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  return allSucceeded;
}

async function digestFolder(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      concurrency: { type: 'string', default: '2' },
      'chunk-bytes': { type: 'string', default: '1048576' },
      'chunk-rest-ms': { type: 'string', default: '0' },
      'lease-seconds': { type: 'string', default: '10' },
      // 54 is Dataverse's “Execute Async Request”; an installation would give the digests a type of their own.
      'operation-type': { type: 'string', default: '54' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const [folderGiven] = positionals;
  if (folderGiven === undefined || positionals.length > 1) throw new UsageError(`give one folder.\n${usage.trimEnd()}`);
  const wholeNumber = (name: 'concurrency' | 'chunk-bytes' | 'chunk-rest-ms' | 'lease-seconds' | 'operation-type') => {
    if (/^\d{1,9}$/.test(values[name])) return Number(values[name]);
    throw new UsageError(`--${name} must be a whole number; it is “${values[name]}”`);
  };
  const folder = resolve(folderGiven);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`there is no folder ${folder}`);
  const operationType = wholeNumber('operation-type');
  const work = {
    concurrency: wholeNumber('concurrency'),
    chunkBytes: wholeNumber('chunk-bytes'),
    chunkRestMs: wholeNumber('chunk-rest-ms'),
    leaseSeconds: wholeNumber('lease-seconds'),
  };
  const gateway = connectTo(gatewayUrl(values.url, process.env['ASYNCOPS_URL']), tell);
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());

  try {
    const correlationId = await createAll(gateway, folder, operationType, stopping.signal);
    const hostStop = new AbortController();
    const host = runHost({
      gateway,
      hostId: `${hostname()}:${process.pid}`,
      operationType,
      ...work,
      tell,
      signal: AbortSignal.any([stopping.signal, hostStop.signal]),
    });
    await Promise.race([host, allDone(gateway, correlationId, stopping.signal).catch(() => {})]);
    hostStop.abort();
    await host;
    if (stopping.signal.aborted) return stopped;
    return (await printAll(gateway, folder, correlationId, stopping.signal)) ? 0 : 1;
  } catch (error) {
    // Whatever was waited for was given up because it is to end.
    if (stopping.signal.aborted) return stopped;
    throw error;
  }
}

await runCommand('digest-folder', digestFolder);
