import type { Operation } from '../core/operation.ts';
import { checkBatchSize } from './batch.ts';
import { builder, type QueryFields } from './builder.ts';

export const Node = builder.interfaceRef<Operation>('Node').implement({
  description: 'Anything that can be read again by its id; here that is an AsyncOperation.',
  resolveType: () => 'AsyncOperation',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique in the whole gateway.' }),
  }),
});

export const node = (t: QueryFields) =>
  t.field({
    type: Node,
    nullable: true,
    description: 'The object with this id; null where there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id that the object has.' }) },
    resolve: async (_root, { id }, { engine }) => (await engine.reads.operations([id]))[0] ?? null,
  });

export const nodes = (t: QueryFields) =>
  t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'The objects with these ids, in the order of the ids; null in the place of each that does not exist.',
    args: {
      ids: t.arg.idList({ required: true, description: 'The ids; by default at most 1,000.' }),
    },
    resolve: async (_root, { ids }, { engine, limits }) => {
      checkBatchSize('ids', ids, limits);
      return [...(await engine.reads.operations(ids))];
    },
  });
