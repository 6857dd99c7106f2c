import { Lexer, type Source, TokenKind } from 'graphql';
import { documentRefused } from './document-refused.ts';

/** Values nest at most as deep as `data` may, and selections a good deal less. */
const maxNesting = 200;

/**
 * Reads the tokens one after another, which takes no stack, before the parser is let in, which calls itself for every
 * bracket: thus no document can exhaust the stack.
 */
export function checkTokens(source: Source, maxTokens: number): void {
  const lexer = new Lexer(source);
  let tokens = 0;
  let nesting = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    tokens += 1;
    if (tokens > maxTokens) {
      throw documentRefused('DOCUMENT_TOO_LONG', `The document has more than ${maxTokens} tokens.`);
    }
    if (opening.has(token.kind)) nesting += 1;
    if (closing.has(token.kind)) nesting -= 1;
    if (nesting > maxNesting) {
      throw documentRefused('DOCUMENT_TOO_DEEP', `The document nests brackets deeper than ${maxNesting} levels.`);
    }
  }
}

const opening = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);
