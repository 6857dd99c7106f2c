import { options } from '../config/options.ts';
import { flagHelp } from './flag-help.ts';

/** The help of `asyncops serve`, made from the table of options. */
export function serveHelp(): string {
  const described = options.map(({ name, value, variable, default: preset, alone, meaning }) => {
    const fallback = preset === '' ? '' : `, default ${preset}`;
    const given = alone === null ? ` <${value}>` : `[=${value}]`;
    return flagHelp(`${name}${given}  (${variable}${fallback})`, meaning);
  });
  return [
    'asyncops serve [flags]',
    '',
    'Starts the gateway: GraphQL over HTTP, WebSocket and server-sent events on /graphql, and GraphiQL there',
    'for a browser. Each flag has an environment variable; the flag counts before it.',
    '',
    ...described,
    flagHelp('help', 'Shows this.'),
    flagHelp('version', 'Shows the version.'),
    '',
  ].join('\n');
}
