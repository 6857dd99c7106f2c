import type { IncomingMessage } from 'node:http';
import { type PlainParams, plainParams } from './plain-params.ts';

/** What an address asks for, where it is in order, as with a body; null where somebody has to say what is wrong. */
export function addressParams({ url = '' }: IncomingMessage): PlainParams | null {
  const { variables, extensions, ...others } = Object.fromEntries(
    new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''),
  );
  return plainParams({ ...others, variables: parsed(variables), extensions: parsed(extensions) });
}

/** That it is JSON has been judged before: see `addressRefused`. */
function parsed(text: string | undefined): unknown {
  return text === undefined || text === '' ? null : JSON.parse(text);
}
