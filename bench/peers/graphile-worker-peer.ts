import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { jobsPerSecond } from './jobs-per-second.ts';
import type { Peer } from './peer.ts';

const batchSize = 500;
/** A line for each job on a terminal is no part of what is compared. */
const logger = new Logger(() => () => {});

/** As it comes; or, batched, with what its page on performance advises. Done jobs are deleted. */
export async function startGraphileWorker(url: string, concurrency: number, isBatched: boolean): Promise<Peer> {
  const pool = new pg.Pool({ connectionString: url, max: concurrency + 2 });
  const onError = (error: unknown) => console.error(error);
  pool.on('error', onError).on('connect', (client) => client.on('error', onError));
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  await utils.migrate();
  const batched = { localQueue: { size: concurrency + 1 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
  const left = async () => {
    const { rows } = await pool.query('SELECT count(*)::int AS "left" FROM graphile_worker._private_jobs');
    return rows[0].left;
  };
  return {
    name: isBatched ? 'graphile-worker, batched' : 'graphile-worker',
    throughput: async (jobs) => {
      const all = Array.from({ length: jobs }, () => ({ identifier: 'work', payload: {} }));
      while (all.length > 0) await utils.addJobs(all.splice(0, batchSize));
      let stop = async () => {};
      const perSecond = await jobsPerSecond(
        jobs,
        async () => {
          const runner = await run({
            pgPool: pool,
            logger,
            taskList: { work: async () => {} },
            noHandleSignals: true,
            preset: { worker: { concurrentJobs: concurrency, ...(isBatched && batched) } },
          });
          stop = () => runner.stop();
        },
        left,
      );
      await stop();
      return perSecond;
    },
    stop: async () => {
      await utils.release();
      await pool.end();
    },
  };
}
