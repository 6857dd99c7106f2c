import { constants } from 'node:os';
import { type Config, ConfigError, readConfig, serveHelp } from '../config.ts';
import { GatewayStartError, startGateway } from '../main.ts';
import { createLog } from './create-log.ts';

/** Starts the gateway and leaves it running. Resolves to the exit code where there is nothing to leave running. */
export async function serve(argv: readonly string[]): Promise<number | null> {
  if (argv.includes('--help')) {
    process.stdout.write(serveHelp());
    return 0;
  }
  try {
    await run(readConfig(argv, process.env));
    return null;
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof GatewayStartError)) throw error;
    process.stderr.write(`asyncops: ${error.message}\n`);
    return error instanceof ConfigError ? 2 : 1;
  }
}

async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel, process.stderr.isTTY);
  const gateway = await startGateway(config, { log });

  let isStopping = false;
  const onSignal = (signal: 'SIGINT' | 'SIGTERM') => {
    if (isStopping) process.exit(128 + constants.signals[signal]);
    isStopping = true;
    log.info({ signal }, 'stopping');
    gateway.stop().then(
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

  process.stdout.write(`asyncops listening on ${gateway.url}\n`);
}
