import { expect, test } from 'vitest';
import { type Gateway, minute, start, startGateway, take, type Variables } from './gateway-fixture.ts';
import { create, importType, iso, tryCreate } from './requests.ts';

const hour = 60 * minute;

const seriesFields = `fragment Series on AsyncOperationSeries {
  id name operationType { value } status recurrencePattern recurrenceStartTime recurrenceTimeZone missedOccurrences
  nextOccurrences lastOccurrence occurrenceCount version createdBy createdOn modifiedBy modifiedOn
}`;

interface SeriesData {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly version: number;
  readonly nextOccurrences: readonly string[];
}

interface SeriesResultData {
  readonly __typename: string;
  readonly series?: SeriesData;
}

async function seriesIdOf(gateway: Gateway, id: string): Promise<string> {
  const document = `query ($id: ID!) { asyncOperation(id: $id) { seriesId } }`;
  const { asyncOperation } = await gateway.ask<{ asyncOperation: { seriesId: string } }>(document, { id });
  return asyncOperation.seriesId;
}

async function createSeries(gateway: Gateway, given: Variables = {}): Promise<SeriesData> {
  const { id } = await create(gateway, { recurrencePattern: 'FREQ=HOURLY', ...given });
  return read(gateway, await seriesIdOf(gateway, id));
}

async function read(gateway: Gateway, id: string): Promise<SeriesData> {
  const document = `query ($id: ID!) { asyncOperationSeries(id: $id) { ...Series } } ${seriesFields}`;
  const { asyncOperationSeries } = await gateway.ask<{ asyncOperationSeries: SeriesData }>(document, { id });
  return asyncOperationSeries;
}

async function steer(gateway: Gateway, verb: string, input: Variables): Promise<SeriesResultData> {
  const type = verb === 'change' ? 'ChangeAsyncOperationSeriesInput' : 'AsyncOperationSeriesActionInput';
  const document = `mutation ($input: ${type}!) {
    result: ${verb}AsyncOperationSeries(input: $input) {
      __typename
      ... on AsyncOperationSeriesSuccess { series { ...Series } }
      ... on OperationError { code message }
      ... on InvalidInputError { field }
      ... on NotFoundError { id }
      ... on InvalidSeriesChangeError { series { ...Series } }
      ... on SeriesConflictError { series { ...Series } }
    }
  } ${seriesFields}`;
  return (await gateway.ask<{ result: SeriesResultData }>(document, { input })).result;
}

test('a create with a rule answers with the first occurrence, and the series tells its next five times', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, {
    name: 'Nightly import',
    recurrencePattern: 'FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0',
    recurrenceStartTime: '2030-03-29T00:00:00.700Z',
    recurrenceTimeZone: 'Europe/Berlin',
    missedOccurrences: 'NONE',
  });
  const document = `query ($id: ID!) { asyncOperation(id: $id) {
    statusCode postponeUntil recurrencePattern recurrenceStartTime seriesId occurrenceOn whyWaiting { code until }
  } }`;
  const seriesId = await seriesIdOf(gateway, id);
  expect(await gateway.ask(document, { id })).toEqual({
    asyncOperation: {
      statusCode: 'WAITING',
      postponeUntil: '2030-03-29T01:30:00.000Z',
      recurrencePattern: 'FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0',
      recurrenceStartTime: '2030-03-29T00:00:00.000Z',
      seriesId,
      occurrenceOn: '2030-03-29T01:30:00.000Z',
      whyWaiting: { code: 'POSTPONED', until: '2030-03-29T01:30:00.000Z' },
    },
  });
  expect(await read(gateway, seriesId)).toEqual({
    id: seriesId,
    name: 'Nightly import',
    operationType: { value: importType },
    status: 'ACTIVE',
    recurrencePattern: 'FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0',
    recurrenceStartTime: '2030-03-29T00:00:00.000Z',
    recurrenceTimeZone: 'Europe/Berlin',
    missedOccurrences: 'NONE',
    // On 31 March 2030 there is no half past two in Berlin.
    nextOccurrences: [
      '2030-03-30T01:30:00.000Z',
      '2030-04-01T00:30:00.000Z',
      '2030-04-02T00:30:00.000Z',
      '2030-04-03T00:30:00.000Z',
      '2030-04-04T00:30:00.000Z',
    ],
    lastOccurrence: '2030-03-29T01:30:00.000Z',
    occurrenceCount: 1,
    version: 1,
    createdBy: 'alice',
    createdOn: iso(0),
    modifiedBy: 'alice',
    modifiedOn: iso(0),
  });
});

test('of the next times as few are told as are asked for', async () => {
  const gateway = await startGateway();
  const { id } = await createSeries(gateway);
  const document = `query ($id: ID!, $first: Int) { asyncOperationSeries(id: $id) { nextOccurrences(first: $first) } }`;
  const next = async (first: number | null) =>
    (await gateway.ask<{ asyncOperationSeries: SeriesData }>(document, { id, first })).asyncOperationSeries
      .nextOccurrences;
  const five = [1, 2, 3, 4, 5].map((hours) => iso(hours * hour));
  expect(await next(null)).toEqual(five);
  expect(await next(2)).toEqual(five.slice(0, 2));
  expect(await next(0)).toEqual([]);
  expect(await gateway.askForErrors(document, { id, first: 6 })).toMatchObject([
    { extensions: { code: 'INVALID_INPUT', field: ['first'] } },
  ]);
});

test('each occurrence is an operation of its own, told to subscribers as created by the platform', async () => {
  const gateway = await startGateway();
  const series = await createSeries(gateway, { name: 'Digest', data: { rows: 3 } });
  const stream = await gateway.watch<{ asyncOperationsChanged: unknown }>(`subscription {
    asyncOperationsChanged {
      event { kind actor }
      operation { name statusCode seriesId occurrenceOn data requestId }
    }
  }`);
  await take(stream, 1);
  gateway.clock.advance(hour);
  expect(await take(stream, 1)).toEqual([
    {
      asyncOperationsChanged: {
        event: { kind: 'CREATED', actor: 'platform' },
        operation: {
          name: 'Digest',
          statusCode: 'WAITING_FOR_RESOURCES',
          seriesId: series.id,
          occurrenceOn: iso(hour),
          data: { rows: 3 },
          requestId: null,
        },
      },
    },
  ]);
  expect(await read(gateway, series.id)).toMatchObject({ occurrenceCount: 2, version: 2, modifiedBy: 'platform' });
});

test('a create that is repeated answers with the first occurrence, and makes no second series', async () => {
  const gateway = await startGateway();
  const given = { requestId: 'nightly', recurrencePattern: 'FREQ=DAILY;UNTIL=20300116T000000Z' };
  const { id } = await create(gateway, given);
  gateway.clock.advance(48 * hour);
  expect(await tryCreate(gateway, given)).toMatchObject({ outcome: 'EXISTING', operation: { id } });
  const list = await gateway.ask('{ asyncOperationSeriesList { nodes { occurrenceCount status } } }');
  expect(list).toEqual({ asyncOperationSeriesList: { nodes: [{ occurrenceCount: 1, status: 'ENDED' }] } });
});

test.each([
  ['recurrencePattern', { recurrencePattern: 'every day' }],
  ['recurrencePattern', { recurrencePattern: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }],
  ['recurrencePattern', { recurrencePattern: 'FREQ=DAILY;UNTIL=20291231T000000Z' }],
  ['recurrenceTimeZone', { recurrencePattern: 'FREQ=DAILY', recurrenceTimeZone: 'Mars/Olympus' }],
  ['missedOccurrences', { missedOccurrences: 'ALL' }],
  ['recurrenceStartTime', { recurrencePattern: 'FREQ=DAILY', recurrenceStartTime: 'soon' }],
  ['postponeUntil', { recurrencePattern: 'FREQ=DAILY', postponeUntil: iso(minute) }],
])('what is wrong is told by its field: %s, %j', async (field, given) => {
  const gateway = await startGateway();
  expect(await tryCreate(gateway, given)).toMatchObject({ __typename: 'InvalidInputError', field: ['input', field] });
});

test('a series is paused, resumed, changed and ended', async () => {
  const gateway = await startGateway();
  const { id } = await createSeries(gateway);
  expect(await steer(gateway, 'pause', { id, expectedVersion: 1 })).toMatchObject({
    __typename: 'AsyncOperationSeriesSuccess',
    series: { id, status: 'PAUSED', nextOccurrences: [], version: 2, modifiedBy: 'alice' },
  });
  expect(await steer(gateway, 'resume', { id })).toMatchObject({
    series: { status: 'ACTIVE', nextOccurrences: [1, 2, 3, 4, 5].map((hours) => iso(hours * hour)) },
  });
  const change = {
    ...{ id, name: 'Yearly', data: [1], missedOccurrences: 'ALL' },
    ...{ recurrencePattern: 'FREQ=YEARLY;COUNT=3', recurrenceStartTime: '2030-02-01T00:00:00Z' },
  };
  expect(await steer(gateway, 'change', change)).toMatchObject({
    series: {
      ...{ name: 'Yearly', missedOccurrences: 'ALL', version: 4 },
      nextOccurrences: [2030, 2031, 2032].map((year) => `${year}-02-01T00:00:00.000Z`),
    },
  });
  expect(await steer(gateway, 'end', { id })).toMatchObject({ series: { status: 'ENDED', nextOccurrences: [] } });
});

test('a change that cannot be is refused, with what the series is now', async () => {
  const gateway = await startGateway();
  const { id } = await createSeries(gateway);
  expect(await steer(gateway, 'resume', { id })).toMatchObject({
    __typename: 'InvalidSeriesChangeError',
    code: 'INVALID_STATE_CHANGE',
    series: { id, status: 'ACTIVE' },
  });
  expect(await steer(gateway, 'pause', { id, expectedVersion: 7 })).toMatchObject({
    __typename: 'SeriesConflictError',
    code: 'INVALID_STATE_CHANGE_UNEXPECTED',
    series: { id, version: 1 },
  });
  for (const verb of ['pause', 'resume', 'end', 'change']) {
    expect(await steer(gateway, verb, { id: 'nobody', ...(verb === 'change' ? { name: 'New' } : {}) })).toEqual({
      __typename: 'NotFoundError',
      code: 'NOT_FOUND',
      message: 'There is no series with this id.',
      id: 'nobody',
    });
  }
  const wrong = [
    [{}, ['input']],
    [{ name: '' }, ['input', 'name']],
    [{ recurrencePattern: 'FREQ=NEVER' }, ['input', 'recurrencePattern']],
    [{ recurrenceTimeZone: 'Mars' }, ['input', 'recurrenceTimeZone']],
    [{ recurrenceStartTime: 'soon' }, ['input', 'recurrenceStartTime']],
  ] as const;
  for (const [given, field] of wrong) {
    expect(await steer(gateway, 'change', { id, ...given })).toMatchObject({ __typename: 'InvalidInputError', field });
  }
  expect(await read(gateway, id)).toMatchObject({ version: 1, createdOn: new Date(start).toISOString() });
});

test('series are listed newest first, page by page, by status', async () => {
  const gateway = await startGateway();
  const ids: string[] = [];
  for (const name of ['A', 'B', 'C']) {
    gateway.clock.advance(1_000);
    ids.unshift((await createSeries(gateway, { name })).id);
  }
  const document = `query ($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {
    asyncOperationSeriesList(status: $status, first: $first, after: $after) { nodes { id } hasNextPage endCursor }
  }`;
  const list = async (variables: Variables) =>
    (await gateway.ask<{ asyncOperationSeriesList: unknown }>(document, variables)).asyncOperationSeriesList;
  const nodes = ids.map((id) => ({ id }));
  expect(await list({ first: 2 })).toEqual({ nodes: nodes.slice(0, 2), hasNextPage: true, endCursor: ids[1] });
  expect(await list({ after: ids[1] })).toEqual({ nodes: nodes.slice(2), hasNextPage: false, endCursor: ids[2] });
  await steer(gateway, 'pause', { id: ids[1] });
  expect(await list({ status: 'PAUSED' })).toMatchObject({ nodes: nodes.slice(1, 2) });
  expect(await list({ status: 'ENDED' })).toEqual({ nodes: [], hasNextPage: false, endCursor: null });
  expect(await gateway.askForErrors(document, { first: 51 })).toMatchObject([
    { extensions: { code: 'INVALID_INPUT', field: ['first'] } },
  ]);
  expect(await gateway.ask('{ asyncOperationSeries(id: "nobody") { id } }')).toEqual({ asyncOperationSeries: null });
});
