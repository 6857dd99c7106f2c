import { GraphQLError, type GraphQLSchema } from 'graphql';
import { createSchema } from 'graphql-yoga';
import type { GatewayContext } from '../../src/graphql/context.ts';
import type { Positioned } from '../../src/live/live.ts';
import { type OpenGroup, SubjectStream } from '../../src/live/subject-stream.ts';
import type { CountedSource } from './counted-source.ts';

export interface TestResolvers {
  /** What `Subscription.tick` reads from. */
  readonly source?: CountedSource;
  /** What `Query.wait` waits for. */
  readonly wait?: (signal: AbortSignal | undefined) => Promise<string>;
}

/** Tells one value, and fails then. */
const failingLater =
  (error: Error): OpenGroup<Positioned & Readonly<Record<string, unknown>>> =>
  (encoder) => ({
    members: 1,
    join: (outlet) => {
      setImmediate(async () => {
        const soFar = 'so far so good';
        outlet.write([await encoder.encode({ position: 1, failLater: soFar, refuseLater: soFar })]);
        outlet.end(error);
      });
      return { resume: () => {}, leave: () => {} };
    },
  });

/** A schema whose resolvers do what those of the gateway must not. */
export function createTestSchema({ source, wait }: TestResolvers = {}): GraphQLSchema {
  const fail = () => {
    throw new TypeError('a secret of the inside');
  };
  return createSchema<GatewayContext>({
    typeDefs: /* GraphQL */ `
      type Query {
        hello: String!
        viewer: String!
        "Fails without anybody having meant it to."
        fail: String
        failForGood: String!
        "Refuses, in words that are meant for the caller."
        refuse: String
        wait: String!
      }
      type Mutation {
        greet(name: String!): String!
      }
      type Subscription {
        tick: String!
        fail: String!
        failLater: String!
        refuseLater: String!
        "Each message of it fails."
        failEach: String
      }
    `,
    resolvers: {
      Query: {
        hello: () => 'world',
        viewer: (_root, _args, { viewer }) => viewer.name,
        fail,
        failForGood: fail,
        refuse: () => {
          throw new GraphQLError('Not today.', { extensions: { code: 'TOMORROW' } });
        },
        wait: (_root, _args, { signal }) => wait?.(signal) ?? 'nothing to wait for',
      },
      Mutation: { greet: (_root, { name }) => `hello ${name}` },
      Subscription: {
        tick: { subscribe: () => source?.stream() ?? fail() },
        fail: { subscribe: fail },
        failEach: { subscribe: () => source?.stream() ?? fail(), resolve: fail },
        failLater: {
          subscribe: () => new SubjectStream(0, failingLater(new TypeError('a secret of the inside'))),
        },
        refuseLater: {
          subscribe: () =>
            new SubjectStream(0, failingLater(new GraphQLError('Not any more.', { extensions: { code: 'TOMORROW' } }))),
        },
      },
    },
  });
}
