import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { createBaselineServer, listen } from './baseline-server.ts';

/** A baseline: the gateway's own schema on the stock stack, as its documentation has it. */
// Each subscriber is a listener; Node would take more than ten for a mistake.
setMaxListeners(0);
const pubSub = createPubSub<{ changed: [update: object] }>();
const schema = createSchema({
  typeDefs: readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8'),
  resolvers: {
    Subscription: {
      asyncOperationsChanged: { subscribe: () => pubSub.subscribe('changed'), resolve: (update: object) => update },
    },
  },
});
const yoga = createYoga({ schema, logging: false });
const { execute, subscribe } = yoga.getEnveloped();

const server = createBaselineServer((body, count) => {
  const update = JSON.parse(body);
  for (let sent = 0; sent < count; sent += 1) pubSub.publish('changed', update);
});
useServer(
  {
    execute,
    subscribe,
    onSubscribe: async ({ extra }, _id, params) => {
      const enveloped = yoga.getEnveloped({ req: extra.request, socket: extra.socket, params });
      const document = enveloped.parse(params.query);
      const errors = enveloped.validate(enveloped.schema, document);
      if (errors.length > 0) return errors;
      const { operationName, variables: variableValues } = params;
      const contextValue = await enveloped.contextFactory();
      return { schema: enveloped.schema, document, operationName, variableValues, contextValue };
    },
  },
  new WebSocketServer({ server, path: '/graphql' }),
);
listen(server);
