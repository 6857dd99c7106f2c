import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createHost } from '../../../src/client/host/create-host.ts';
import { InterruptedError } from '../../../src/client/host/interrupted-error.ts';
import { canceled, paused } from '../../../src/client/host/outcome.ts';
import {
  CancelAsyncOperationDocument,
  type CreateAsyncOperationInput,
  CreateAsyncOperationsDocument,
} from '../../../src/gql/graphql.ts';
import { type GatewayProcess, startGatewayProcess } from '../gateway-process.ts';
import { request } from '../request.ts';

export interface Stage {
  /** Of the page. */
  readonly address: string;
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** Creates operations of a type, and gives their ids. */
  create(names: readonly string[], given?: Partial<CreateAsyncOperationInput>): Promise<string[]>;
  cancel(id: string): Promise<void>;
  /** A host that takes all work of a type and goes on with it until it is asked to stop. */
  startHost(operationType: number): Promise<void>;
  /** `kill -9`, and a new gateway at the same address over the same database. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** A gateway as it ships, with a database of its own; gone when the test is over. */
export async function startStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'asyncops-dashboard-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const database = join(folder, 'asyncops.db');
  let gateway: GatewayProcess = await startGatewayProcess(database);
  onTestFinished(async () => {
    await gateway.stop();
  });
  const { url } = gateway;
  return {
    url,
    address: new URL('/', url).href,
    create: async (names, given = {}) => {
      const input = names.map((name) => ({ name, operationType: 10, ...given }));
      const { createAsyncOperations } = await request(url, CreateAsyncOperationsDocument, { input });
      return createAsyncOperations.map((result) => {
        if (result.__typename !== 'CreateAsyncOperationSuccess') throw new Error(JSON.stringify(result));
        return result.operation.id;
      });
    },
    cancel: async (id) => {
      await request(url, CancelAsyncOperationDocument, { input: { id } });
    },
    startHost: async (operationType) => {
      const host = createHost({
        url,
        hostId: 'desk-1',
        handlers: { [operationType]: ({ signal }) => untilAsked(signal) },
        onError: () => {},
      });
      await host.start();
      onTestFinished(() => host.stop({ graceSeconds: 0 }));
    },
    kill: () => gateway.kill(),
    restart: async () => {
      gateway = await startGatewayProcess(database, { port: Number(new URL(url).port) });
    },
  };
}

async function untilAsked(signal: AbortSignal) {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  const why = signal.reason instanceof InterruptedError ? signal.reason.why : null;
  if (why === 'PAUSE') return paused();
  if (why === 'CANCEL') return canceled();
  throw signal.reason;
}
