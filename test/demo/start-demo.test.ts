import { expect, it } from 'vitest';
import { systemClock } from '../../src/client/system-world.ts';
import { startDemo } from '../../src/demo/start-demo.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { post } from '../server/transports.ts';
import { until } from '../server/until.ts';

const document = `{
  asyncOperationCounts { total byStatus { statusCode count } }
  unattended: asyncOperations(filter: { operationType: 49 }, first: 1) { nodes { whyWaiting { code } data } }
}`;

it('fills a gateway with work that is postponed, waits, runs and ends, and leaves nothing running', async () => {
  const { url, gateway } = await startTestServer();
  const errors: unknown[] = [];
  // Its times are those of the test's gateway; how fast it goes is not.
  const clock = { ...systemClock, now: () => gateway.clock.now() };
  const demo = await startDemo({ url, clock, onError: (error) => errors.push(error) });
  const counts = async () => {
    const { data } = await (await post(url, { query: document })).json();
    const byStatus = new Map<string, number>(
      data.asyncOperationCounts.byStatus.map((row: { statusCode: string; count: number }) => [
        row.statusCode,
        row.count,
      ]),
    );
    return { ...data, byStatus };
  };
  await until('work is done', async () => ((await counts()).byStatus.get('SUCCEEDED') ?? 0) > 0);
  const { byStatus, unattended } = await counts();
  expect(byStatus.get('WAITING')).toBeGreaterThan(5);
  expect(byStatus.get('IN_PROGRESS')).toBeGreaterThan(0);
  expect(unattended.nodes).toEqual([{ whyWaiting: { code: 'NO_HOST' }, data: { demo: true } }]);
  await demo.stop();
  expect(errors).toEqual([]);
  await until('no host listens', () => gateway.live.streams === 0);
});
