import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import { CloseCode, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { GraphqlPipeline } from '../graphql-pipeline.ts';
import type { MaskError } from '../mask-error.ts';
import { publicError } from '../public-error.ts';
import { createRequestContext, type Gateway } from '../request-context.ts';
import type { RequestRecord } from '../request-tally.ts';
import type { ServerTally } from '../server-tally.ts';
import type { SharedSubscriptions } from '../subscriptions/shared-subscriptions.ts';
import { createWaitRule } from '../wait-rule.ts';
import type { ExecutionQueue } from './execution-queue.ts';
import { RunningOperation } from './running-operation.ts';
import type { SocketExtra } from './socket-session.ts';
import { SocketSubscription } from './socket-subscription.ts';

export interface ProtocolServerOptions {
  readonly schema: GraphQLSchema;
  readonly pipeline: GraphqlPipeline;
  readonly subscriptions: SharedSubscriptions;
  readonly gateway: Gateway;
  readonly maskError: MaskError;
  readonly tally: ServerTally;
  readonly maxSubscriptionsPerSocket: number;
  /** Queries and mutations that are being carried out. */
  readonly executing: Set<Promise<unknown>>;
}

/** A query or a mutation. */
interface Begun {
  readonly operation: RunningOperation;
  readonly queue: ExecutionQueue;
  readonly record: RequestRecord;
  /** Nothing of it runs any more, which graphql-ws is not told. */
  readonly onEnd: () => void;
}

/** Each frame of a subscription carries its id; clients give a number, or a UUID of 36. */
const maxIdBytes = 128;

/** The graphql-transport-ws protocol over the same pipeline that HTTP goes through. */
export function createProtocolServer(options: ProtocolServerOptions): Server<SocketExtra> {
  const { pipeline, subscriptions: shared, gateway, maskError, tally, maxSubscriptionsPerSocket, executing } = options;
  // Gets the context with its arguments; the others are made for each operation.
  const enveloped = pipeline.getEnveloped();
  const execute = async (args: ExecutionArgs): Promise<ExecutionResult> => enveloped.execute(args);
  const mayWait = createWaitRule(options.schema);
  /** What graphql-ws hands on from `onSubscribe` to `subscribe` and `execute`. */
  const opened = new WeakMap<ExecutionArgs, SocketSubscription>();
  const begun = new WeakMap<ExecutionArgs, Begun>();

  const planned = async (
    { viewer, stopping, wire, running, queues }: SocketExtra,
    id: string,
    payload: SubscribePayload,
    operation: RunningOperation,
    record: RequestRecord,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> => {
    const context = createRequestContext(gateway, viewer, () => AbortSignal.any([operation.signal, stopping]));
    context.record = record;
    const { schema, parse, validate, contextFactory } = pipeline.getEnveloped(context);
    const { query, operationName = undefined, variables = undefined } = payload;
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const ast = getOperationAST(document, operationName);
    if (ast == null) return [noOperation()];
    if (ast.operation !== OperationTypeNode.SUBSCRIPTION) {
      const contextValue = await contextFactory();
      const args = { schema, document, operationName, variableValues: variables, contextValue };
      const queue = mayWait(ast) ? queues.waiting : queues.prompt;
      begun.set(args, { operation, queue, record, onEnd: () => running.delete(payload) });
      return args;
    }
    record.kind = 'subscription';
    const join = await shared.open({
      query,
      document,
      operationName: operationName ?? undefined,
      variables: variables ?? undefined,
      context,
    });
    if (typeof join !== 'function') return join.errors ?? [];
    const subscription = new SocketSubscription(wire, id, join, maskError, () => running.delete(payload));
    running.subscribed(operation, subscription);
    record.end('ok');
    // graphql-ws holds the message as long as the subscription lasts; nothing of it is needed any more but the id.
    for (const name of Object.keys(payload)) Reflect.deleteProperty(payload, name);
    const args = { schema, document, operationName };
    opened.set(args, subscription);
    return args;
  };

  return makeServer<undefined, SocketExtra>({
    // Nothing here needs what a client introduces itself with, which may be as large as a message.
    onConnect: (ctx) => {
      Reflect.deleteProperty(ctx, 'connectionParams');
    },
    onSubscribe: ({ extra, subscriptions }, id, payload) => {
      const { running, stopping, close } = extra;
      // Nothing is begun any more: the socket is closed in a moment, with a code by which its client comes again.
      if (stopping.aborted) return new Promise(() => {});
      if (Buffer.byteLength(id) > maxIdBytes) {
        close(CloseCode.BadRequest, `An id has at most ${maxIdBytes} bytes`);
        return [idTooLong()];
      }
      const operation = new RunningOperation();
      subscriptions[id] = onceReturned(() => operation.end());
      if (running.size >= maxSubscriptionsPerSocket) {
        tally.requests.begin('websocket').end('refused');
        return operation.untilEnded(Promise.resolve([tooManySubscriptions(maxSubscriptionsPerSocket)]));
      }
      running.set(payload, operation);
      const begin = async () => {
        const record = tally.requests.begin('websocket');
        const plan = await planned(extra, id, payload, operation, record).catch((error: unknown) => [maskError(error)]);
        if (!('schema' in plan)) record.end('errors');
        if (!('schema' in plan) || operation.hasEnded) running.delete(payload);
        return plan;
      };
      return operation.untilEnded(begin());
    },
    execute: (args: ExecutionArgs) => {
      const { operation, queue, record, onEnd } = begun.get(args) ?? notBegun();
      const { promise, resolve } = Promise.withResolvers<ExecutionResult>();
      queue.add(async () => {
        if (operation.hasEnded) {
          record.end('gone');
          return onEnd();
        }
        const result = execute(args);
        executing.add(result);
        resolve(result);
        const [settled] = await Promise.allSettled([result]);
        executing.delete(result);
        record.hasErrors = settled.status === 'rejected' || settled.value.errors !== undefined;
        record.end(operation.hasEnded ? 'gone' : 'ok');
        if (operation.hasEnded) onEnd();
      });
      return operation.untilEnded(promise);
    },
    subscribe: (args) => opened.get(args) ?? notBegun(),
    // Called where an operation comes to its end by itself.
    onComplete: ({ extra }, _id, payload) => {
      extra.running.delete(payload);
    },
    onNext: (_ctx, _id, _payload, _args, { errors, data }) => {
      if (errors === undefined) return undefined;
      const told = errors.map(publicError);
      return data === undefined ? { errors: told } : { data, errors: told };
    },
    onError: (_ctx, _id, _payload, errors) => errors.map(publicError),
  });
}

/** All that graphql-ws does where a client completes an operation is to return what it holds under the id. */
function onceReturned(end: () => void): AsyncIterableIterator<never> {
  const nothing = { done: true, value: undefined } as const;
  return {
    next: () => Promise.resolve(nothing),
    return: () => {
      end();
      return Promise.resolve(nothing);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function notBegun(): never {
  throw new Error('an operation that was not begun is carried out');
}

/** As over HTTP. */
function noOperation(): GraphQLError {
  return new GraphQLError('Could not determine what operation to execute.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
  });
}

/** Not sent any more, because the socket is closing; but graphql-ws keeps nothing of what was refused. */
function idTooLong(): GraphQLError {
  return new GraphQLError(`An id has at most ${maxIdBytes} bytes.`);
}

function tooManySubscriptions(most: number): GraphQLError {
  return new GraphQLError(`This socket runs ${most} operations already, which is as many as it may.`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
  });
}
