import type { IncomingMessage } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createSchema } from 'graphql-yoga';
import type { GatewayContext } from '../../src/graphql/context.ts';
import type { Viewer } from '../../src/graphql/viewer.ts';
import type { Update } from '../../src/live/live.ts';

/** Who asks and what they may see, as a header says: `name/sees`. */
export function viewerByHeader({ headers }: IncomingMessage): Viewer {
  const [name = '', sees = ''] = String(headers['x-viewer']).split('/');
  return { name, sees };
}

/** A schema whose every message tells for whom it was made, and counts how often that was. */
export function createViewerSchema(): { readonly schema: GraphQLSchema; readonly made: () => number } {
  let made = 0;
  const schema = createSchema<GatewayContext>({
    typeDefs: /* GraphQL */ `
      type Query {
        sees: String!
      }
      type Seen {
        position: Int!
        sees: String!
        mark: String
      }
      type Subscription {
        seen(mark: String, after: String): Seen!
      }
    `,
    resolvers: {
      Query: { sees: (_root, _args, { viewer }) => viewer.sees },
      Subscription: {
        seen: {
          subscribe: (_root, { after = null }, { live, engine }) =>
            live.changes({}, after === null ? null : { logId: engine.reads.logId, position: Number(after) }),
          resolve: ({ position }: Update, { mark = null }, { viewer }) => {
            made += 1;
            return { position, sees: viewer.sees, mark };
          },
        },
      },
    },
  });
  return { schema, made: () => made };
}
