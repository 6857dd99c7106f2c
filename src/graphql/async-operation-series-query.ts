import type { Series } from '../core/series.ts';
import { rangeFault } from '../core/text-rules.ts';
import { AsyncOperationSeries, AsyncOperationSeriesStatus } from './async-operation-series.ts';
import { builder, type QueryFields } from './builder.ts';
import { invalidArgument } from './invalid-argument.ts';

/** Each is read with its data, and each tells five times of its rule: a page stays small. */
const mostOnPage = 50;

interface SeriesPage {
  readonly nodes: readonly Series[];
  readonly hasNextPage: boolean;
}

const AsyncOperationSeriesPage = builder.objectRef<SeriesPage>('AsyncOperationSeriesPage').implement({
  description: 'A page of a list of series.',
  fields: (t) => ({
    nodes: t.field({
      type: [AsyncOperationSeries],
      description: 'The series.',
      resolve: ({ nodes }) => nodes,
    }),
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether the list goes on after this page.' }),
    endCursor: t.id({
      nullable: true,
      description: 'Give it back as `after` for the next page: the id of the last series. Null on an empty page.',
      resolve: ({ nodes }) => nodes.at(-1)?.id ?? null,
    }),
  }),
});

export const asyncOperationSeries = (t: QueryFields) =>
  t.field({
    type: AsyncOperationSeries,
    nullable: true,
    description: 'One series; null where there is none with this id.',
    args: { id: t.arg.id({ required: true, description: 'The UUID of the series.' }) },
    resolve: (_root, { id }, { engine }) => engine.reads.series(id),
  });

export const asyncOperationSeriesList = (t: QueryFields) =>
  t.field({
    type: AsyncOperationSeriesPage,
    description: 'The series, page by page, newest first.',
    args: {
      status: t.arg({ type: AsyncOperationSeriesStatus, description: 'Only those in this status; all by default.' }),
      first: t.arg.int({ description: 'How many at most: 0 to 50; 50 by default.' }),
      after: t.arg.id({ description: 'Only what comes after the series with this id.' }),
    },
    resolve: async (_root, { status = null, first, after = null }, { engine }) => {
      const limit = first ?? mostOnPage;
      const fault = rangeFault(['first'], limit, 0, mostOnPage);
      if (fault !== null) throw invalidArgument(fault);
      const found = await engine.reads.seriesPage({ status, after, limit: limit + 1 });
      return { nodes: found.slice(0, limit), hasNextPage: found.length > limit };
    },
  });
