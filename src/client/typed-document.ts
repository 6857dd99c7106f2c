import type { DocumentNode } from 'graphql';

/** How generated documents carry their types: as code generators write them, nodes and strings alike. */
export interface TypedDocument<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data;
}

/** A document in any form. Those that were generated bring the types of their result and variables along. */
export type GraphqlDocument<Data, Variables> = TypedDocument<Data, Variables> | DocumentNode | string;
