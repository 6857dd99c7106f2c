import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreateInput } from '../src/core/create-input.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { HttpConnection } from './http-connection.ts';
import { measureRawSqlite } from './raw-sqlite.ts';
import { median, rounded } from './statistics.ts';

/**
 * How many operations a second the gateway creates over HTTP, durably, beside better-sqlite3 alone writing the same
 * rows. Rounds alternate, so that a machine whose speed drifts bends both sides alike.
 */
const rounds = 5;
const operationsPerRound = 10_000;
const connections = 32;
const batchSize = 100;

const single = `mutation Create($input: CreateAsyncOperationInput!) {
  createAsyncOperation(input: $input) { ... on CreateAsyncOperationSuccess { outcome operation { id version } } }
}`;
const batch = `mutation Create($input: [CreateAsyncOperationInput!]!) {
  createAsyncOperations(input: $input) { ... on CreateAsyncOperationSuccess { outcome operation { id version } } }
}`;

const folder = mkdtempSync(join(tmpdir(), 'asyncops-bench-'));
const given = (index: number) => ({
  name: `Nightly import ${index}`,
  operationType: 5,
  data: { file: `part-${index}.csv` },
});

function inputs(count: number): CreateInput[] {
  return Array.from({ length: count }, (_, index) => ({
    ...given(index),
    data: JSON.stringify(given(index).data),
    requestId: null,
    postponeUntil: null,
    dependencyToken: null,
    concurrencyKey: null,
    concurrencyLimit: null,
    priority: 0,
    maxRetries: 3,
    correlationId: null,
    regardingObjectId: null,
    regardingObjectType: null,
    ownerId: null,
    recurrencePattern: null,
    recurrenceStartTime: null,
    recurrenceTimeZone: null,
    missedOccurrences: null,
  }));
}

/** Sends `bodies` over all connections, each taking the next when it has its answer; operations a second. */
async function load(url: URL, bodies: readonly string[], expected: number): Promise<number> {
  const open = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(url)));
  let next = 0;
  let created = 0;
  const start = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      while (next < bodies.length) {
        const body = bodies[next] ?? '';
        next += 1;
        const reply = await connection.post(url.pathname, body);
        created += reply.body.split('"CREATED"').length - 1;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  for (const connection of open) connection.close();
  if (created !== expected) throw new Error(`${created} of ${expected} operations were created`);
  return created / seconds;
}

const singles = inputs(operationsPerRound).map((_, index) =>
  JSON.stringify({ query: single, variables: { input: given(index) } }),
);
const batches = Array.from({ length: operationsPerRound / batchSize }, (_, index) =>
  JSON.stringify({
    query: batch,
    variables: { input: Array.from({ length: batchSize }, (_, member) => given(index * batchSize + member)) },
  }),
);

const gateway = await startGatewayProcess(join(folder, 'gateway.db'), process.argv.slice(2));
try {
  await load(gateway.url, singles.slice(0, 2_000), 2_000);
  const raw: number[] = [];
  const one: number[] = [];
  const hundred: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    raw.push(measureRawSqlite(join(folder, `raw-${round}.db`), inputs(operationsPerRound), 16));
    one.push(await load(gateway.url, singles, operationsPerRound));
    hundred.push(await load(gateway.url, batches, operationsPerRound));
  }
  const ratio = (values: readonly number[]) => median(values.map((value, index) => value / (raw[index] ?? Number.NaN)));
  console.log(`better-sqlite3 alone, 16 to a transaction: ${rounded(median(raw))} operations/s`);
  console.log(
    `createAsyncOperation, one a request, ${connections} connections: ${rounded(median(one))} operations/s, ratio ${rounded(ratio(one), 2)} (goal 0.35)`,
  );
  console.log(
    `createAsyncOperations, ${batchSize} a request: ${rounded(median(hundred))} operations/s, ratio ${rounded(ratio(hundred), 2)} (goal 0.60)`,
  );
} finally {
  await gateway.stop();
  rmSync(folder, { recursive: true });
}
