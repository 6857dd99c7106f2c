import {
  AppendLogLinesDocument,
  ClaimAsyncOperationsDocument,
  HeartbeatAsyncOperationsDocument,
  type HeartbeatInput,
  SettleAsyncOperationsDocument,
  type SettleInput,
} from '../../../src/gql/graphql.ts';
import { request } from '../request.ts';

/** What a host holds, and does with it when the test says so. */
export interface HeldByHand {
  beat(told?: Omit<HeartbeatInput, 'id' | 'epoch'>): Promise<void>;
  log(...lines: readonly string[]): Promise<void>;
  settle(left: Omit<SettleInput, 'id' | 'epoch'>): Promise<void>;
}

/** Claims the one operation of a type that is Ready. */
export async function claimByHand(url: string, hostId: string, operationType: number): Promise<HeldByHand> {
  const claim = { hostId, operationTypes: [operationType], limit: 1, leaseSeconds: 600 };
  const { claimAsyncOperations } = await request(url, ClaimAsyncOperationsDocument, { input: claim });
  if (claimAsyncOperations.__typename !== 'ClaimAsyncOperationsSuccess') throw new Error(claimAsyncOperations.message);
  const [operation] = claimAsyncOperations.operations;
  const epoch = operation?.lease?.epoch;
  if (operation === undefined || epoch === undefined) throw new Error('there is nothing to claim');
  const held = { id: operation.id, epoch };
  return {
    beat: async (told = {}) => {
      await request(url, HeartbeatAsyncOperationsDocument, { input: [{ ...held, ...told }] });
    },
    log: async (...lines) => {
      await request(url, AppendLogLinesDocument, { input: [{ ...held, lines: [...lines] }] });
    },
    settle: async (left) => {
      await request(url, SettleAsyncOperationsDocument, { input: [{ ...held, ...left }] });
    },
  };
}
