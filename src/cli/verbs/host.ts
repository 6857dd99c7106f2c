import { hostname } from 'node:os';
import { pid } from 'node:process';
import { createHost, HostRefusedError } from '../../client/host/index.ts';
import { awaitGateway } from '../await-gateway.ts';
import { exitCode } from '../exit-code.ts';
import { inCommandWords } from '../in-command-words.ts';
import { loadHandlers } from '../load-handlers.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { createWorkPrinter } from '../work-printer.ts';

const mostAtATime = 500;
const longestLeaseSeconds = 86_400;
const defaultGraceSeconds = 30;

export const host: Verb = {
  synopsis: 'FILE [flags]',
  summary: 'Takes work and has the handlers of a module do it; ends with Ctrl-C when what runs is done.',
  flags: {
    'host-id': {
      value: 'id',
      meaning: 'Its name in leases and histories; one process alone goes by it. The machine’s name and the process id.',
    },
    concurrency: {
      value: 'number',
      meaning: `Handlers that run at the same time: 1 to ${mostAtATime}; 10 by default.`,
    },
    'claim-ahead': {
      value: 'number',
      meaning: `How many more may be claimed while handlers take no time: 0 to ${mostAtATime}; 224 by default.`,
    },
    'lease-seconds': {
      value: 'number',
      meaning: `How soon others take over where it dies: 1 to ${longestLeaseSeconds}; 30 by default.`,
    },
    'grace-seconds': {
      value: 'number',
      meaning: `How long handlers may go on when it is to end; ${defaultGraceSeconds} by default. Then they are told to stop.`,
    },
  },
  arguments: { least: 1, most: 1 },
  endsProcess: true,
  run: async (call) => {
    const { args, shell, url } = call;
    const [file = ''] = args.positionals;
    const hostId = args.text('host-id') ?? `${hostname()}:${pid}`;
    if (hostId.trim() === '') throw new UsageError('--host-id is empty.');
    const concurrency = args.integer('concurrency', 1, mostAtATime);
    const claimAhead = args.integer('claim-ahead', 0, mostAtATime);
    const leaseSeconds = args.integer('lease-seconds', 1, longestLeaseSeconds);
    const graceSeconds = args.integer('grace-seconds', 0) ?? defaultGraceSeconds;
    const handlers = await loadHandlers(file);
    const interrupted = shell.interruptible();
    const printer = createWorkPrinter(call);
    const running = createHost({
      url,
      hostId,
      handlers,
      ...(concurrency && { concurrency }),
      ...(claimAhead !== undefined && { claimAhead }),
      ...(leaseSeconds && { leaseSeconds }),
      ...printer,
    });
    interrupted.addEventListener('abort', () => {
      if (running.running > 0)
        shell.say(`asyncops: stopping once those that run have ended (${running.running}); again: at once.`);
      void running.stop({ graceSeconds });
    });
    const types = Object.keys(handlers).join(', ');
    shell.say(`asyncops: host ${hostId} for operations of type ${types}, at ${url}`);
    await awaitGateway({ url, signal: interrupted, sayState: printer.onState });
    try {
      await running.start();
    } catch (error) {
      if (!(error instanceof HostRefusedError)) throw error;
      shell.say(`asyncops: ${inCommandWords(error.message)}`);
      return exitCode.refused;
    }
    await aborted(interrupted);
    await running.stop({ graceSeconds });
    return exitCode.done;
  },
};

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
