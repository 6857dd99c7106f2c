import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startGatewayProcess } from './gateway-process.ts';
import { HttpConnection } from './http-connection.ts';
import { keptDatabase } from './kept-database.ts';
import type { ServerProcess } from './server-process.ts';
import { median, rounded } from './statistics.ts';

/**
 * What a million stored operations cost beside ten thousand: the median of the same requests, asked in turn of two
 * gateways that run at the same time. `--folder` keeps the databases, which take minutes to fill, for the next run.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, folder: { type: 'string' } } });
const few = 10_000;
const many = values.quick ? 50_000 : 1_000_000;
const repetitions = 60;
const starts = 7;

const fields = 'nodes { id name statusCode createdOn } pageInfo { hasNextPage endCursor } position';
const requests: Record<string, string> = {
  'page of 50, by status': `{ asyncOperations(first: 50, filter: { statusCode: [CANCELED] }) { ${fields} } }`,
  'page of 50, by type and two statuses': `{ asyncOperations(first: 50, filter: { operationType: [5], statusCode: [WAITING, SUCCEEDED] }) { ${fields} totalCount } }`,
  'page of 50, by status, last modified first': `{ asyncOperations(first: 50, filter: { stateCode: [COMPLETED] }, orderBy: { field: MODIFIED_ON, direction: DESC }) { ${fields} } }`,
  'page of 50, by a common part of the name': `{ asyncOperations(first: 50, filter: { nameContains: "customer 5" }) { ${fields} } }`,
  'page of 50, in the order of names': `{ asyncOperations(first: 50, filter: { stateCode: [READY] }, orderBy: { field: NAME, direction: ASC }) { ${fields} } }`,
  counts: '{ asyncOperationCounts { total byStatus { statusCode count } byOperationType { count } } }',
  'claim of 10':
    'mutation { claimAsyncOperations(input: { hostId: "bench", operationTypes: [1, 2, 5], limit: 10 }) { ... on ClaimAsyncOperationsSuccess { operations { id } } } }',
};

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'asyncops-bench-'));
mkdirSync(folder, { recursive: true });

async function ask(connection: HttpConnection, query: string): Promise<number> {
  const start = performance.now();
  const reply = await connection.post('/graphql', JSON.stringify({ query }));
  const milliseconds = performance.now() - start;
  if (reply.status !== 200 || reply.body.includes('"errors"')) throw new Error(reply.body);
  return milliseconds;
}

/** From the start of the process to its first answer, with the time of an empty process start taken in by both sides. */
async function open(file: string): Promise<{ milliseconds: number; gateway: ServerProcess }> {
  const start = performance.now();
  const gateway = await startGatewayProcess(file);
  const connection = await HttpConnection.open(gateway.url);
  await ask(connection, requests['page of 50, by status'] ?? '');
  connection.close();
  return { milliseconds: performance.now() - start, gateway };
}

function report(what: string, small: readonly number[], large: readonly number[]): void {
  const ratio = median(large) / median(small);
  const times = `${rounded(median(small), 2)} ms with ${rounded(few)}, ${rounded(median(large), 2)} ms with ${rounded(many)}`;
  console.log(`${what}: ${times}, ratio ${rounded(ratio, 2)} (goal 1.50)`);
}

try {
  const fewFile = await keptDatabase(folder, few);
  const manyFile = await keptDatabase(folder, many);
  const opened: { few: number[]; many: number[] } = { few: [], many: [] };
  for (let index = 0; index < starts; index += 1) {
    for (const size of ['few', 'many'] as const) {
      const { milliseconds, gateway } = await open(size === 'few' ? fewFile : manyFile);
      opened[size].push(milliseconds);
      await gateway.stop();
    }
  }
  report('start and first answer', opened.few, opened.many);

  const [small, large] = await Promise.all([startGatewayProcess(fewFile), startGatewayProcess(manyFile)]);
  const [toSmall, toLarge] = await Promise.all([HttpConnection.open(small.url), HttpConnection.open(large.url)]);
  for (const [what, query] of Object.entries(requests)) {
    const times: { few: number[]; many: number[] } = { few: [], many: [] };
    for (let index = 0; index < repetitions + 10; index += 1) {
      const ofFew = await ask(toSmall, query);
      const ofMany = await ask(toLarge, query);
      if (index < 10) continue;
      times.few.push(ofFew);
      times.many.push(ofMany);
    }
    report(what, times.few, times.many);
  }
  toSmall.close();
  toLarge.close();
  await Promise.all([small.stop(), large.stop()]);
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true });
}
