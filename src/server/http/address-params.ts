import type { IncomingMessage } from 'node:http';
import { type PlainParams, plainParams } from './plain-params.ts';

/**
 * What an address asks for, where it is in order; null where somebody has to say what is wrong. Read as Yoga does: of
 * several parameters of a name the first counts, an empty one is none, and others may stand beside them.
 */
export function addressParams({ url = '' }: IncomingMessage): PlainParams | null {
  const params = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  return plainParams({
    query: params.get('query'),
    operationName: params.get('operationName') || null,
    variables: parsed(params.get('variables')),
    extensions: parsed(params.get('extensions')),
  });
}

/** That it is JSON has been judged before: see `addressRefused`. */
function parsed(text: string | null): unknown {
  return text === null || text === '' ? null : JSON.parse(text);
}
