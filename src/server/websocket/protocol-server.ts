import { type ExecutionArgs, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { GraphqlPipeline } from '../graphql-pipeline.ts';
import type { MaskError } from '../mask-error.ts';
import { publicError } from '../public-error.ts';
import { createRequestContext, type Gateway } from '../request-context.ts';
import type { SharedSubscriptions } from '../subscriptions/shared-subscriptions.ts';
import { RunningOperation } from './running-operation.ts';
import type { SocketExtra } from './socket-session.ts';
import { SocketSubscription } from './socket-subscription.ts';

export interface ProtocolServerOptions {
  readonly pipeline: GraphqlPipeline;
  readonly subscriptions: SharedSubscriptions;
  readonly gateway: Gateway;
  readonly maskError: MaskError;
  readonly maxSubscriptionsPerSocket: number;
  /** Queries and mutations that are being carried out. */
  readonly executing: Set<Promise<unknown>>;
}

/** A query or a mutation. */
interface Begun {
  readonly operation: RunningOperation;
  /** Nothing of it runs any more, which graphql-ws is not told. */
  readonly onEnd: () => void;
}

/** The graphql-transport-ws protocol over the same pipeline that HTTP goes through. */
export function createProtocolServer(options: ProtocolServerOptions): Server<SocketExtra> {
  const { pipeline, subscriptions: shared, gateway, maskError, maxSubscriptionsPerSocket, executing } = options;
  // Gets the context with its arguments; the others are made for each operation.
  const { execute } = pipeline.getEnveloped();
  /** What graphql-ws hands on from `onSubscribe` to `subscribe` and `execute`. */
  const opened = new WeakMap<ExecutionArgs, SocketSubscription>();
  const begun = new WeakMap<ExecutionArgs, Begun>();

  const planned = async (
    { viewer, stopping, wire, running }: SocketExtra,
    id: string,
    payload: SubscribePayload,
    operation: RunningOperation,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> => {
    const context = createRequestContext(gateway, viewer, () => AbortSignal.any([operation.signal, stopping]));
    const { schema, parse, validate, contextFactory } = pipeline.getEnveloped(context);
    const { query, operationName = undefined, variables = undefined } = payload;
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const ast = getOperationAST(document, operationName);
    if (ast == null) return [new GraphQLError('Unable to identify operation')];
    if (ast.operation !== OperationTypeNode.SUBSCRIPTION) {
      const contextValue = await contextFactory();
      const args = { schema, document, operationName, variableValues: variables, contextValue };
      begun.set(args, { operation, onEnd: () => running.delete(payload) });
      return args;
    }
    const join = await shared.open({
      query,
      document,
      operationName: operationName ?? undefined,
      variables: variables ?? undefined,
      context,
    });
    if (typeof join !== 'function') return join.errors ?? [];
    const subscription = new SocketSubscription(wire, id, join, maskError, () => running.delete(payload));
    operation.subscription = subscription;
    // graphql-ws holds the message as long as the subscription lasts; nothing of it is needed any more but the id.
    Reflect.deleteProperty(payload, 'query');
    Reflect.deleteProperty(payload, 'variables');
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
      const { running } = extra;
      const operation = new RunningOperation();
      subscriptions[id] = onceReturned(() => operation.end());
      if (running.size >= maxSubscriptionsPerSocket) {
        return operation.untilEnded(Promise.resolve([tooManySubscriptions(maxSubscriptionsPerSocket)]));
      }
      running.set(payload, operation);
      const begin = async () => {
        const plan = await planned(extra, id, payload, operation).catch((error: unknown) => [maskError(error)]);
        if (!('schema' in plan) || operation.hasEnded) running.delete(payload);
        return plan;
      };
      return operation.untilEnded(begin());
    },
    execute: (args: ExecutionArgs) => {
      const { operation, onEnd } = begun.get(args) ?? notBegun();
      const result = Promise.resolve(execute(args));
      executing.add(result);
      const done = () => {
        executing.delete(result);
        if (operation.hasEnded) onEnd();
      };
      result.then(done, done);
      return operation.untilEnded(result);
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

function tooManySubscriptions(most: number): GraphQLError {
  return new GraphQLError(`This socket runs ${most} operations already, which is as many as it may.`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
  });
}
