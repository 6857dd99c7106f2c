import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { jobsPerSecond } from './jobs-per-second.ts';
import type { Peer } from './peer.ts';

const batchSize = 500;

/**
 * One worker that fetches as many at a time as may run, and at once again while there are as many. Without that it
 * would rest half a second between two fetches.
 */
export async function startPgBoss(url: string, concurrency: number): Promise<Peer> {
  const boss = new PgBoss({ connectionString: url });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  let rounds = 0;
  return {
    name: 'pg-boss',
    throughput: async (jobs) => {
      rounds += 1;
      const queue = `work-${rounds}`;
      await boss.createQueue(queue);
      const all = Array.from({ length: jobs }, (_, index) => ({ data: { index } }));
      while (all.length > 0) await boss.insert(queue, all.splice(0, batchSize));
      const perSecond = await jobsPerSecond(
        jobs,
        () =>
          boss.work(
            queue,
            { batchSize: concurrency, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 },
            async () => {},
          ),
        async () => {
          const sql = `SELECT count(*)::int AS "left" FROM pgboss.job WHERE name = $1 AND state <> 'completed'`;
          return (await pool.query(sql, [queue])).rows[0].left;
        },
      );
      await boss.offWork(queue);
      return perSecond;
    },
    stop: async () => {
      await boss.stop({ graceful: false });
      await pool.end();
    },
  };
}
