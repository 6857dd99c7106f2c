import { expect, it, onTestFinished } from 'vitest';
import {
  AsyncOperationSeriesInFullDocument,
  CreateAsyncOperationSeriesDocument,
} from '../../../src/client/documents.ts';
import { createGateway, type Gateway } from '../../../src/dashboard/gateway.ts';
import { actOnSeries } from '../../../src/dashboard/series/act-on-series.ts';
import { changeSeries } from '../../../src/dashboard/series/change-series.ts';
import { eventually } from '../../e2e/eventually.ts';
import { startTestServer } from '../../server/start-test-server.ts';

const hourMs = 3_600_000;

/** A series that comes every hour, as somebody has it before their eyes. */
async function startSeries() {
  const server = await startTestServer();
  const gateway = createGateway(server.url);
  onTestFinished(() => gateway.client.dispose());
  const input = { name: 'Hourly report', operationType: 5, recurrencePattern: 'FREQ=HOURLY' };
  const { createAsyncOperation: result } = await gateway.tell(CreateAsyncOperationSeriesDocument, { input });
  if (result.__typename !== 'CreateAsyncOperationSuccess') throw new Error(result.message);
  const id = result.operation.seriesId ?? '';
  return { ...server, dashboard: gateway, id, seen: await read(gateway, id) };
}

async function read(gateway: Gateway, id: string) {
  const { asyncOperationSeries } = await gateway.ask(AsyncOperationSeriesInFullDocument, { id });
  if (asyncOperationSeries === null) throw new Error('there is no such series');
  return asyncOperationSeries;
}

it('changes what was seen, also where an occurrence came in between', async () => {
  const { dashboard, gateway, id, seen } = await startSeries();
  gateway.clock.advance(hourMs);
  await eventually('the occurrence', async () => (await read(dashboard, id)).version > seen.version);
  expect(await changeSeries(dashboard, seen, { name: 'Report' })).toEqual({ status: 'DONE' });
  expect(await read(dashboard, id)).toMatchObject({ name: 'Report', occurrenceCount: 2, version: seen.version + 2 });
});

it('does nothing where somebody else changed it, and tells how it is now', async () => {
  const { dashboard, id, seen } = await startSeries();
  await changeSeries(dashboard, seen, { recurrencePattern: 'FREQ=DAILY' });
  const outcome = await changeSeries(dashboard, seen, { name: 'Report' });
  expect(outcome).toMatchObject({ status: 'OVERTAKEN', series: { recurrencePattern: 'FREQ=DAILY', version: 2 } });
  expect((await read(dashboard, id)).name).toBe('Hourly report');
});

it('does not write over data that somebody may have changed: nobody can see that', async () => {
  const { dashboard, seen } = await startSeries();
  await changeSeries(dashboard, seen, { data: { file: 'a' } });
  expect(await changeSeries(dashboard, seen, { data: { file: 'b' } })).toMatchObject({ status: 'OVERTAKEN' });
});

it('tells why the gateway refuses it, and which field is at fault', async () => {
  const { dashboard, seen } = await startSeries();
  expect(await changeSeries(dashboard, seen, { recurrenceTimeZone: 'Mars/Olympus' })).toEqual({
    status: 'REFUSED',
    field: ['input', 'recurrenceTimeZone'],
    message: expect.stringContaining('is not a time zone'),
  });
  expect(await changeSeries(dashboard, { ...seen, id: seen.id.replace(/^./, 'f') }, { name: 'x' })).toEqual({
    status: 'REFUSED',
    field: [],
    message: expect.stringContaining('There is no series'),
  });
});

it('asks each action of the gateway, and tells what it said', async () => {
  const { dashboard, id } = await startSeries();
  const outcomes = [];
  for (const action of ['RESUME', 'PAUSE', 'RESUME', 'END', 'END'] as const) {
    outcomes.push(await actOnSeries(dashboard, action, id));
  }
  expect(outcomes.map(({ isDone }) => isDone)).toEqual([false, true, true, true, false]);
  expect(outcomes.at(-1)?.message).toContain('ENDED');
});
