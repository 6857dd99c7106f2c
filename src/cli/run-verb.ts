import { ConnectionRefusedError } from '../client/connection-refused-error.ts';
import { RequestRefusedError } from '../client/request-refused-error.ts';
import { type Flags, readArguments } from './arguments.ts';
import { askGateway } from './ask-gateway.ts';
import { exitCode } from './exit-code.ts';
import { GatewayAwayError } from './gateway-away-error.ts';
import { gatewayUrl } from './gateway-url.ts';
import { notGraphql } from './not-graphql.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';
import type { Verb } from './verb.ts';
import { verbHelp } from './verb-help.ts';

const commonFlags: Flags = {
  url: {
    value: 'url',
    meaning:
      'Of the gateway’s GraphQL endpoint (ASYNCOPS_URL, default http://127.0.0.1:4000/graphql); without a path, its /graphql.',
  },
  json: { value: null, meaning: 'Data as JSON, one line for each, instead of a table.' },
  help: { value: null, meaning: 'Shows this.' },
};

/** Runs the verb, and makes an exit code and a line of what goes wrong. */
export async function runVerb(name: string, verb: Verb, argv: readonly string[], shell: Shell): Promise<number> {
  try {
    const args = readArguments(argv, { ...verb.flags, ...commonFlags });
    if (args.has('help')) {
      shell.print(verbHelp(name, verb, commonFlags).trimEnd());
      return exitCode.done;
    }
    const { least, most } = verb.arguments;
    if (args.positionals.length < least)
      throw new UsageError(`something is missing: asyncops ${name} ${verb.synopsis}`);
    if (args.positionals.length > most) {
      throw new UsageError(`“${args.positionals[most]}” is not expected here; see asyncops ${name} --help.`);
    }
    const url = gatewayUrl(args.text('url') ?? (shell.env['ASYNCOPS_URL'] || 'http://127.0.0.1:4000/graphql'));
    const running = verb.run({
      args,
      shell,
      url,
      isJson: args.has('json'),
      ask: (document, variables, options) => askGateway(document, { url, variables, say: shell.say, ...options }),
    });
    return await running.catch((error: unknown) => {
      throw notGraphql(url, error) ?? error;
    });
  } catch (error) {
    return complaint(error, shell);
  }
}

function complaint(error: unknown, { say }: Shell): number {
  if (error instanceof UsageError) {
    say(`asyncops: ${error.message}`);
    return exitCode.usage;
  }
  if (error instanceof GatewayAwayError || error instanceof ConnectionRefusedError) {
    say(`asyncops: ${error.message}`);
    return exitCode.gatewayAway;
  }
  if (error instanceof RequestRefusedError) {
    for (const { message, extensions } of error.errors) {
      const field = Array.isArray(extensions?.['field']) ? ` (${extensions['field'].join('.')})` : '';
      const code = typeof extensions?.['code'] === 'string' ? `${extensions['code']}: ` : '';
      say(`asyncops: ${code}${message}${field}`);
    }
    return exitCode.refused;
  }
  throw error;
}
