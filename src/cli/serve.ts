import { constants } from 'node:os';
import type { Logger } from 'pino';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Demo } from '../demo/start-demo.ts';
import type { Gateway } from '../main.ts';
import { createLog } from './create-log.ts';
import { serveHelp } from './serve-help.ts';

/** Starts the gateway and leaves it running. Resolves to the exit code where there is nothing to leave running. */
export async function serve(argv: readonly string[]): Promise<number | null> {
  if (argv.includes('--help')) {
    process.stdout.write(serveHelp());
    return 0;
  }
  try {
    return await run(readConfig(argv, process.env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return complain(error, 2);
  }
}

function complain({ message }: Error, exitCode: number): number {
  process.stderr.write(`asyncops: ${message}\n`);
  return exitCode;
}

async function run(config: Config): Promise<number | null> {
  // graphql checks every value against a second copy of itself unless it is told that this is production.
  process.env['NODE_ENV'] ??= 'production';
  // It takes the better part of a second to load, which the help and a mistake in the flags need not wait for.
  const { GatewayStartError, startGateway } = await import('../main.ts');
  const log = createLog(config.logLevel, process.stderr.isTTY);
  let gateway: Gateway;
  try {
    gateway = await startGateway(config, { log });
  } catch (error) {
    if (!(error instanceof GatewayStartError)) throw error;
    return complain(error, 1);
  }
  const demo = config.demo ? await show(gateway, log) : null;
  stopOnSignals(gateway, demo, log);
  process.stdout.write(`asyncops listening on ${gateway.url}\ndashboard at ${new URL('/', gateway.url)}\n`);
  return null;
}

async function show(gateway: Gateway, log: Logger): Promise<Demo> {
  const { startDemo } = await import('../demo/start-demo.ts');
  log.warn('this is a demo: its operations are made up, and nothing is kept');
  return startDemo({ url: gateway.url, onError: (error) => log.warn({ err: error }, 'the demo met an error') });
}

async function stop(gateway: Gateway, demo: Demo | null): Promise<void> {
  await demo?.stop();
  await gateway.stop();
}

function stopOnSignals(gateway: Gateway, demo: Demo | null, log: Logger): void {
  let isStopping = false;
  const onSignal = (signal: 'SIGINT' | 'SIGTERM') => {
    if (isStopping) process.exit(128 + constants.signals[signal]);
    isStopping = true;
    log.info({ signal }, 'stopping');
    stop(gateway, demo).then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'the gateway could not be stopped in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception');
    process.exit(1);
  });
}
