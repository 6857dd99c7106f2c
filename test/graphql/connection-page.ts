import type { Gateway, Variables } from './gateway-fixture.ts';
import { create } from './requests.ts';

export interface Page {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
  readonly position: string;
}

export const pageDocument = `query (
  $filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String
) {
  asyncOperations(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    nodes { id name }
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
    position
  }
}`;

export async function page(gateway: Gateway, variables: Variables = {}): Promise<Page> {
  return (await gateway.ask<{ asyncOperations: Page }>(pageDocument, variables)).asyncOperations;
}

export function names({ nodes }: Page): string {
  return nodes.map(({ name }) => name).join('');
}

/** Operations called by one letter each, a second apart. */
export async function createNamed(gateway: Gateway, letters: string): Promise<void> {
  for (const name of letters) {
    await create(gateway, { name });
    gateway.clock.advance(1_000);
  }
}
