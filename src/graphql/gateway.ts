import { builder, type QueryFields } from './builder.ts';
import type { GatewayContext } from './context.ts';

const Gateway = builder.objectRef<GatewayContext['about']>('Gateway').implement({
  description: 'The gateway that answers.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'Of the program, such as 1.2.3.' }),
    isDemo: t.exposeBoolean('isDemo', {
      description: 'True where it shows made-up operations, in memory, which it does not keep.',
    }),
  }),
});

export const gateway = (t: QueryFields) =>
  t.field({
    type: Gateway,
    description: 'What answers this request.',
    resolve: (_root, _args, { about }) => about,
  });
