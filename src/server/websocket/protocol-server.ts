import { type ExecutionArgs, GraphQLError } from 'graphql';
import { type Context, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
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

  const planned = async (ctx: Context<undefined, SocketExtra>, payload: SubscribePayload) => {
    const { request, gone } = ctx.extra;
    const context = createRequestContext(gateway, request, () => gone);
    const { schema, parse, validate, contextFactory } = pipeline.getEnveloped(context);
    const document = parse(payload.query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const { operationName, variables: variableValues } = payload;
    return { schema, document, operationName, variableValues, contextValue: await contextFactory() };
  };

  return makeServer<undefined, SocketExtra>({
    onSubscribe: async (ctx, _id, payload) => {
      // Counts this one too: graphql-ws has entered it before it asks.
      const running = Object.keys(ctx.subscriptions).length;
      if (running > maxSubscriptionsPerSocket) return [tooManySubscriptions(maxSubscriptionsPerSocket)];
      try {
        return await planned(ctx, payload);
      } catch (error) {
        return [maskError(error)];
      }
    },
    execute: (args: ExecutionArgs) => {
      const result = Promise.resolve(execute(args));
      executing.add(result);
      const done = () => executing.delete(result);
      result.then(done, done);
      return result;
    },
    subscribe,
    onNext: (_ctx, _id, _payload, _args, { errors, data }) => {
      if (errors === undefined) return undefined;
      const told = errors.map(publicError);
      return data === undefined ? { errors: told } : { data, errors: told };
    },
    onError: (_ctx, _id, _payload, errors) => errors.map(publicError),
  });
}

function tooManySubscriptions(most: number): GraphQLError {
  return new GraphQLError(`This socket runs ${most} operations already, which is as many as it may.`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
  });
}
