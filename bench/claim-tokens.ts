import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillReady } from './filled-database.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { HttpConnection } from './http-connection.ts';
import { printTable } from './print-table.ts';
import { median, rounded } from './statistics.ts';
import { verdict } from './verdict.ts';

/**
 * What dependency tokens cost a host: a claim of ten, and their settlement, asked in turn of two gateways that run at
 * the same time. Both have as many Ready operations: in one of them behind so many tokens, all but the first of each
 * held back by those before it, in the other without.
 */
const isQuick = process.argv.includes('--quick');
const operations = isQuick ? 10_000 : 100_000;
const tokens = isQuick ? 100 : 1_000;
const rounds = isQuick ? 50 : 400;
const warmUp = 20;
const limit = 10;
const goal = 2;

const claim = `mutation { claimAsyncOperations(input: { hostId: "bench", operationTypes: [5], limit: ${limit} }) {
  ... on ClaimAsyncOperationsSuccess { operations { id lease { epoch } } }
} }`;
const settle = `mutation Settle($input: [SettleInput!]!) {
  settleAsyncOperations(input: $input) { ... on AsyncOperationSuccess { operation { id } } }
}`;

interface Claimed {
  readonly id: string;
  readonly lease: { readonly epoch: number };
}

async function openSide(name: string, file: string) {
  const gateway = await startGatewayProcess(file);
  const connection = await HttpConnection.open(gateway.url);
  const times: { claim: number[]; settle: number[] } = { claim: [], settle: [] };

  const ask = async (what: keyof typeof times, query: string, variables?: object) => {
    const start = performance.now();
    const { body } = await connection.post('/graphql', JSON.stringify({ query, variables }));
    times[what].push(performance.now() - start);
    return JSON.parse(body).data;
  };

  return {
    name,
    of: (what: keyof typeof times) => median(times[what].slice(warmUp)),
    round: async () => {
      const claimed: readonly Claimed[] = (await ask('claim', claim)).claimAsyncOperations.operations;
      if (claimed.length !== limit) throw new Error(`${name}: ${claimed.length} of ${limit} were claimed`);
      const input = claimed.map(({ id, lease }) => ({ id, epoch: lease.epoch, outcome: 'SUCCEEDED' }));
      const settled: readonly { operation?: object }[] = (await ask('settle', settle, { input })).settleAsyncOperations;
      if (!settled.every(({ operation }) => operation)) throw new Error(`${name}: not settled`);
    },
    stop: async () => {
      connection.close();
      await gateway.stop();
    },
  };
}

const folder = mkdtempSync(join(tmpdir(), 'asyncops-bench-'));
try {
  const files = { none: join(folder, 'none.db'), tokens: join(folder, 'tokens.db') };
  await fillReady(files.none, operations, 0);
  await fillReady(files.tokens, operations, tokens);
  const without = await openSide('without tokens', files.none);
  const behind = await openSide(`behind ${rounded(tokens)} tokens`, files.tokens);
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const side of round % 2 === 0 ? [without, behind] : [behind, without]) await side.round();
  }
  const ratio = (what: 'claim' | 'settle') => behind.of(what) / without.of(what);
  const times = (what: 'claim' | 'settle') => [without, behind].map((side) => `${rounded(side.of(what), 2)} ms`);
  printTable([
    [`${rounded(operations)} Ready operations`, without.name, behind.name, 'ratio', 'goal', ''],
    [
      `claim of ${limit}`,
      ...times('claim'),
      rounded(ratio('claim'), 2),
      rounded(goal, 2),
      verdict(ratio('claim') <= goal),
    ],
    [`settlement of ${limit}`, ...times('settle'), rounded(ratio('settle'), 2), '', ''],
  ]);
  await Promise.all([without.stop(), behind.stop()]);
} finally {
  rmSync(folder, { recursive: true });
}
