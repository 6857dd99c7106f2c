import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import { isAsyncIterable } from 'graphql-yoga';
import type { GraphqlPipeline } from '../graphql-pipeline.ts';
import type { MaskError } from '../mask-error.ts';
import { publicError } from '../public-error.ts';
import { createRequestContext, type Gateway } from '../request-context.ts';
import type { SocketExtra } from './socket-session.ts';

export interface ProtocolServerOptions {
  readonly pipeline: GraphqlPipeline;
  readonly gateway: Gateway;
  readonly maskError: MaskError;
  readonly maxSubscriptionsPerSocket: number;
  /** Queries and mutations that are being carried out. */
  readonly executing: Set<Promise<unknown>>;
}

/** The graphql-transport-ws protocol over the same pipeline that HTTP goes through. */
export function createProtocolServer(options: ProtocolServerOptions): Server<SocketExtra> {
  const { pipeline, gateway, maskError, maxSubscriptionsPerSocket, executing } = options;
  // These two get the context with their arguments; the others are made for each operation.
  const { execute, subscribe } = pipeline.getEnveloped();

  const planned = async ({ request, stopping }: SocketExtra, payload: SubscribePayload, ended: AbortSignal) => {
    const context = createRequestContext(gateway, request, () => AbortSignal.any([ended, stopping]));
    const { schema, parse, validate, contextFactory } = pipeline.getEnveloped(context);
    const document = parse(payload.query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const { operationName, variables: variableValues } = payload;
    if (getOperationAST(document, operationName) == null) return [new GraphQLError('Unable to identify operation')];
    return { schema, document, operationName, variableValues, contextValue: await contextFactory() };
  };

  return makeServer<undefined, SocketExtra>({
    // Nothing here needs what a client introduces itself with, which may be as large as a message.
    onConnect: (ctx) => {
      Reflect.deleteProperty(ctx, 'connectionParams');
    },
    onSubscribe: async ({ extra, subscriptions }, id, payload) => {
      const { running } = extra;
      if (running.size >= maxSubscriptionsPerSocket) return [tooManySubscriptions(maxSubscriptionsPerSocket)];
      const operation = new AbortController();
      running.set(payload, operation);
      subscriptions[id] = onceReturned(() => operation.abort());
      const plan = await planned(extra, payload, operation.signal).catch((error: unknown) => [maskError(error)]);
      if (Array.isArray(plan)) running.delete(payload);
      return plan;
    },
    execute: (args: ExecutionArgs) => {
      const result = Promise.resolve(execute(args));
      executing.add(result);
      const done = () => executing.delete(result);
      result.then(done, done);
      return result;
    },
    subscribe,
    onOperation: ({ extra }, _id, payload, _args, results) => {
      const ended = extra.running.get(payload)?.signal;
      if (ended === undefined || !isAsyncIterable(results)) return;
      // graphql-ws itself ends only a stream that it still holds under its id.
      const end = () => {
        results[Symbol.asyncIterator]().return?.().catch(maskError);
      };
      if (ended.aborted) end();
      else ended.addEventListener('abort', end);
    },
    // Called once nothing of the operation runs any more, whoever ended it.
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

function tooManySubscriptions(most: number): GraphQLError {
  return new GraphQLError(`This socket runs ${most} operations already, which is as many as it may.`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
  });
}
