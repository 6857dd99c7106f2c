import type { Source } from 'graphql';
import { documentRefused } from './document-refused.ts';

/** Comments are no tokens, but are kept with the document for as long as that is used. */
export function checkCharacters({ body }: Source, maxDocumentCharacters: number): void {
  if (body.length <= maxDocumentCharacters) return;
  throw documentRefused(
    'DOCUMENT_TOO_LONG',
    `The document has ${body.length} characters; at most ${maxDocumentCharacters} are allowed.`,
  );
}
