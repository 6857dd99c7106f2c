import {
  AppendLogLinesDocument,
  AsyncOperationHistoryDocument,
  ClaimAsyncOperationsDocument,
  type ClaimAsyncOperationsMutation,
  HeartbeatAsyncOperationsDocument,
  HostRequestsDocument,
  SettleAsyncOperationsDocument,
} from '../../gql/graphql.ts';
import type { Client } from '../client.ts';
import type { Clock } from '../clock.ts';
import { ConnectionLostError } from '../connection-lost-error.ts';
import type { Post } from '../gateway-post.ts';
import { queryOnce } from '../query-once.ts';
import { RequestRefusedError } from '../request-refused-error.ts';
import type { GraphqlResult } from '../transport.ts';
import type { TypedDocument } from '../typed-document.ts';
import type { Claimed, Fault, HostGateway } from './host-gateway.ts';

export interface HostGatewayOptions {
  readonly hostId: string;
  readonly operationTypes: readonly number[];
  readonly leaseSeconds: number;
  /** A request that was not answered for so long, beyond what it was to wait, is lost. */
  readonly deadAfterMs: number;
  readonly post: Post;
  /** Carries the subscription; disposed with the gateway. */
  readonly client: Client;
  readonly clock: Clock;
}

/** Events that end a lease. */
const endings = [
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
  'PAUSED',
  'WAITING',
  'RETRY_SCHEDULED',
  'RELEASED',
  'LEASE_EXPIRED',
  'DELETED',
];

export function createGraphqlHostGateway(options: HostGatewayOptions): HostGateway {
  const { hostId, operationTypes, leaseSeconds, deadAfterMs, post, client, clock } = options;
  const closing = new AbortController();

  const ask = async <Data, Variables extends object>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    { waitMs = 0, signal = closing.signal }: { waitMs?: number; signal?: AbortSignal } = {},
  ): Promise<GraphqlResult<Data> & { readonly data: Data }> => {
    const request = { query: String(document), variables: Object.fromEntries(Object.entries(variables)) };
    const world = { post, clock, deadAfterMs: waitMs + deadAfterMs, signal };
    const answer = await queryOnce<Data>(request, world);
    if (answer.type === 'RESULT') return answer.result;
    if (answer.type === 'REFUSED') throw answer.error;
    const cause = answer.type === 'LOST' ? answer.cause : undefined;
    // It says so itself: that nothing came in time, or what came instead.
    if (cause instanceof ConnectionLostError) throw cause;
    if (cause instanceof RequestRefusedError)
      throw new Error(`the gateway could not do it: ${cause.message}`, { cause });
    throw new ConnectionLostError(`the gateway did not answer: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  };

  return {
    claim: async ({ limit, waitSeconds }, signal) => {
      const input = { hostId, operationTypes: [...operationTypes], limit, leaseSeconds, waitSeconds };
      const { data, errors = [] } = await ask(
        ClaimAsyncOperationsDocument,
        { input },
        { waitMs: waitSeconds * 1_000, signal },
      );
      const { claimAsyncOperations: answer } = data;
      if (answer.__typename === 'InvalidInputError') return { type: 'INVALID_INPUT', message: answer.message };
      return {
        type: 'CLAIMED',
        operations: answer.operations.flatMap((operation, index, { length }) =>
          claimed(operation, faultAt(errors, index, length)),
        ),
      };
    },

    heartbeat: async (beats) => {
      const { data } = await ask(HeartbeatAsyncOperationsDocument, { input: [...beats] });
      return data.heartbeatAsyncOperations.map((answer) => {
        if (answer.__typename === 'HeartbeatSuccess') {
          return { type: 'RENEWED', request: answer.request, position: answer.operation.position };
        }
        const type = answer.__typename === 'LeaseLostError' ? 'LEASE_LOST' : 'INVALID_INPUT';
        return { type, message: answer.message };
      });
    },

    appendLogLines: async (appends) => {
      const { data } = await ask(AppendLogLinesDocument, { input: [...appends] });
      return data.appendLogLines.map((answer) => {
        if (answer.__typename === 'AppendLogLinesSuccess') return { type: 'APPENDED' };
        const type = answer.__typename === 'LeaseLostError' ? 'LEASE_LOST' : 'INVALID_INPUT';
        return { type, message: answer.message };
      });
    },

    settle: async (settlements) => {
      // What has succeeded need not be told of it: nothing else can have come of that.
      const withOperation = settlements.some(({ outcome }) => outcome !== 'SUCCEEDED');
      const { data } = await ask(SettleAsyncOperationsDocument, { input: [...settlements], withOperation });
      return data.settleAsyncOperations.map((answer) => {
        if (answer.__typename === 'AsyncOperationSuccess') {
          const { statusCode = 'SUCCEEDED', postponeUntil = null } = answer.operation ?? {};
          return { type: 'SETTLED', now: { statusCode, postponeUntil } };
        }
        const { message } = answer;
        if (answer.__typename === 'InvalidStateChangeError') {
          return { type: 'INVALID_STATE', message, statusCode: answer.operation.statusCode };
        }
        return { type: answer.__typename === 'LeaseLostError' ? 'LEASE_LOST' : 'INVALID_INPUT', message };
      });
    },

    endedBy: async (id, position) => {
      let after = position;
      while (true) {
        const { data } = await ask(AsyncOperationHistoryDocument, { id, after });
        const page = data.asyncOperation?.history;
        const ending = page?.nodes.find(({ kind }) => endings.includes(kind));
        if (ending !== undefined) return ending.actor;
        if (!page?.hasNextPage) return null;
        after = page.position;
      }
    },

    watchRequests: async (onRequest, signal) => {
      for await (const message of client.subscribe(HostRequestsDocument, { hostId }, { signal })) {
        const { change, operation } = message.data.asyncOperationsChanged;
        if (change === 'LEFT' || !operation?.lease) continue;
        const request = operation.statusCode === 'CANCELING' ? 'CANCEL' : 'PAUSE';
        onRequest({ id: operation.id, epoch: operation.lease.epoch, request });
      }
    },

    close: () => {
      closing.abort();
      client.dispose();
    },
  };
}

type ClaimedParts = Extract<
  ClaimAsyncOperationsMutation['claimAsyncOperations'],
  { __typename: 'ClaimAsyncOperationsSuccess' }
>['operations'][number];

function claimed(operation: ClaimedParts, fault: Fault | null): Claimed[] {
  const { lease } = operation;
  // It was claimed, and has ended since: canceled, say, after its lease ran out on the way here.
  if (lease === null) return [];
  return [{ operation, epoch: lease.epoch, claimedOn: Date.parse(lease.heartbeatOn), fault }];
}

function faultAt(errors: NonNullable<GraphqlResult<unknown>['errors']>, index: number, count: number): Fault | null {
  const error = errors.find(({ path }) => path?.[1] === 'operations' && path[2] === index);
  if (error === undefined) return null;
  return { message: error.message, isOfRoom: count > 1 && error.extensions?.['code'] === 'ANSWER_TOO_LARGE' };
}
