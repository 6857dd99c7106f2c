import { builder } from './builder.ts';

export interface PageInfoModel {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export const PageInfo = builder.objectRef<PageInfoModel>('PageInfo').implement({
  description: 'Where a page lies in its list.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether the list goes on after this page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'Whether the list has more before this page.' }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Of the first on the page: give it back as `before` for the page before. Null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Of the last on the page: give it back as `after` for the next page. Null on an empty page.',
    }),
  }),
});
