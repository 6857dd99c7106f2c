import { setTimeout as after } from 'node:timers/promises';
import {
  ClaimAsyncOperationsDocument,
  CreateAsyncOperationsDocument,
  HeartbeatAsyncOperationsDocument,
  SettleAsyncOperationsDocument,
  type TypedDocumentString,
} from '../src/gql/graphql.ts';
import { HttpConnection } from './http-connection.ts';

/** Operations that a host works on and tells progress of, one at a time, so many times a second. */
export interface ChangingRows {
  readonly ids: readonly string[];
  /** So many a second, until the signal; resolves when all were answered, with how many there were. */
  change(perSecond: number, until: AbortSignal): Promise<number>;
  /** What each has told last, in percent. */
  percents(): ReadonlyMap<string, number>;
  /** The host is done with them. */
  settle(): Promise<void>;
}

/** None of the stored operations is of this type. */
const operationType = 13;
const lanes = 8;
const tickMs = 5;

export async function createChangingRows(url: URL, count: number): Promise<ChangingRows> {
  const open = await Promise.all(Array.from({ length: lanes }, () => HttpConnection.open(url)));
  const [first] = open;
  if (first === undefined) throw new Error('there is no connection');
  const input = Array.from({ length: count }, (_, index) => ({ name: `Load part ${index}`, operationType }));
  await ask(first, CreateAsyncOperationsDocument, { input });
  const { claimAsyncOperations: claim } = await ask(first, ClaimAsyncOperationsDocument, {
    input: { hostId: 'bench', operationTypes: [operationType], limit: count, leaseSeconds: 86_400 },
  });
  if (claim.__typename !== 'ClaimAsyncOperationsSuccess') throw new Error(JSON.stringify(claim));
  const held = claim.operations.map(({ id, lease }) => ({ id, epoch: lease?.epoch ?? 0 }));
  if (held.length !== count) throw new Error(`${held.length} of ${count} were claimed`);
  const told = new Map<string, number>();

  const change: ChangingRows['change'] = async (perSecond, until) => {
    const tails = open.map(() => Promise.resolve());
    const start = performance.now();
    let asked = 0;
    for (; !until.aborted; await after(tickMs)) {
      const due = ((performance.now() - start) / 1_000) * perSecond;
      for (; asked < due; asked += 1) {
        const row = held[asked % count];
        const lane = (asked % count) % lanes;
        const connection = open[lane];
        const tail = tails[lane];
        if (row === undefined || connection === undefined || tail === undefined) throw new Error('there is no row');
        const percent = (Math.floor(asked / count) + 1) % 100;
        told.set(row.id, percent);
        tails[lane] = tail.then(async () => {
          const input = [{ ...row, progress: (percent + 0.5) / 100 }];
          const { heartbeatAsyncOperations } = await ask(connection, HeartbeatAsyncOperationsDocument, { input });
          if (heartbeatAsyncOperations[0]?.__typename !== 'HeartbeatSuccess') throw new Error(`${row.id} is lost`);
        });
        // Told below, by whoever waits for all of them.
        tails[lane].catch(() => {});
      }
    }
    await Promise.all(tails);
    return asked;
  };

  return {
    ids: held.map(({ id }) => id),
    change,
    percents: () => told,
    settle: async () => {
      const settlements = held.map((row) => ({ ...row, outcome: 'SUCCEEDED' as const }));
      await ask(first, SettleAsyncOperationsDocument, { input: settlements });
      for (const connection of open) connection.close();
    },
  };
}

async function ask<Result, Variables>(
  connection: HttpConnection,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const { body } = await connection.post('/graphql', JSON.stringify({ query: document.toString(), variables }));
  const { data, errors }: { data?: Result; errors?: unknown } = JSON.parse(body);
  if (errors !== undefined || data === undefined) throw new Error(body);
  return data;
}
