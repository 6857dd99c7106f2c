import { Queue, Worker } from 'bullmq';
import { jobsPerSecond } from './jobs-per-second.ts';
import type { Peer } from './peer.ts';
import { startRedis } from './redis-server.ts';

const batchSize = 500;

export async function startBullmq(folder: string, concurrency: number): Promise<Peer | null> {
  const redis = await startRedis(folder);
  if (redis === null) return null;
  const connection = { host: '127.0.0.1', port: redis.port, maxRetriesPerRequest: null };
  let rounds = 0;
  return {
    name: 'BullMQ, Redis with appendfsync always',
    throughput: async (jobs) => {
      rounds += 1;
      const queue = new Queue(`work-${rounds}`, { connection });
      const all = Array.from({ length: jobs }, (_, index) => ({ name: `work ${index}`, data: null }));
      while (all.length > 0) await queue.addBulk(all.splice(0, batchSize));
      let stop = async () => {};
      const perSecond = await jobsPerSecond(
        jobs,
        () => {
          const worker = new Worker(queue.name, async () => {}, { connection, concurrency });
          stop = () => worker.close();
        },
        async () => jobs - (await queue.getCompletedCount()),
      );
      await stop();
      await queue.close();
      return perSecond;
    },
    stop: redis.stop,
  };
}
