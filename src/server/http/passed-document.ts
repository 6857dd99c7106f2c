import type { DocumentNode } from 'graphql';
import type { GraphqlPipeline } from '../graphql-pipeline.ts';

/** The document, where it passes; null where it does not: Yoga meets the same fault again, from the cache, and says it. */
export function passedDocument(
  { schema, parse, validate }: ReturnType<GraphqlPipeline['getEnveloped']>,
  query: string,
): DocumentNode | null {
  try {
    const document: DocumentNode = parse(query);
    return validate(schema, document).length === 0 ? document : null;
  } catch {
    return null;
  }
}
