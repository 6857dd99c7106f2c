import { describe, expect, it, vi } from 'vitest';
import {
  canceled,
  failed,
  failedForGood,
  type Handler,
  paused,
  released,
  succeeded,
  waiting,
  withData,
} from '../../src/client/host/index.ts';
import { createHostStage, gatewayStart } from './host-stage.ts';

const lease = { id: 'a', epoch: 1, hostId: 'me' };
const later = new Date(gatewayStart + 3_600_000);
const soon = new Date(gatewayStart + 1_000);

async function settlementOf(handler: Handler) {
  const stage = createHostStage({ handler });
  await stage.start('a');
  expect(stage.settlements).toHaveLength(1);
  const stopped = stage.host.stop();
  await stage.pass(2_000);
  await stopped;
  return { ...stage.settlements[0]?.[0], incidents: stage.incidents };
}

it('an outcome counts, whichever copy of the SDK the handler has it from', async () => {
  vi.resetModules();
  const another = await import('../../src/client/host/outcome.ts');
  expect(another.released).not.toBe(released);
  expect(await settlementOf(() => another.waiting())).toMatchObject({ outcome: 'WAITING' });
  expect(
    await settlementOf(() => {
      throw another.failedForGood('never');
    }),
  ).toMatchObject({ outcome: 'FAILED', retry: false, incidents: [] });
});

describe('what a handler returns or throws', () => {
  it.each<[string, Handler, object]>([
    ['nothing', () => {}, { outcome: 'SUCCEEDED' }],
    ['a result', async ({ data }) => ({ read: data }), { outcome: 'SUCCEEDED', result: { read: { of: 'a' } } }],
    [
      'more than a result',
      () => succeeded({ result: 1, friendlyMessage: 'Done' }),
      { outcome: 'SUCCEEDED', result: 1 },
    ],
    ['a wait', () => waiting({ until: later, data: 7 }), { postponeUntil: later.toISOString(), data: 7 }],
    ['a wait for what is over', () => waiting({ until: new Date(0) }), { postponeUntil: soon.toISOString() }],
    ['a wait without end', () => waiting(), { outcome: 'WAITING' }],
    ['a failure', () => failed({ message: 'no', errorCode: 4, retryOn: later }), { outcome: 'FAILED', errorCode: 4 }],
    ['a failure for good', () => failedForGood('never'), { outcome: 'FAILED', retry: false, message: 'never' }],
    ['a release', () => released(), { outcome: 'RELEASED' }],
  ])('%s', async (_, handler, expected) => {
    expect(await settlementOf(handler)).toMatchObject({ ...lease, ...expected, incidents: [] });
  });

  it.each([
    waiting({ data: 7 }),
    failedForGood('never'),
    released(),
  ])('counts the same where it is thrown', async (outcome) => {
    const settlement = await settlementOf(() => {
      throw outcome;
    });
    expect(settlement).toEqual({ ...lease, ...outcome.settlement, incidents: [] });
  });

  it('an error fails it, for another try, with the checkpoint; and is reported', async () => {
    const settlement = await settlementOf(({ checkpoint }) => {
      const place = { line: 1 };
      checkpoint(place);
      place.line = 2;
      throw new Error('the disk is\0 full');
    });
    expect(settlement).toEqual({
      ...lease,
      outcome: 'FAILED',
      message: 'the disk is\uFFFD full',
      data: { line: 1 },
      incidents: ['HANDLER a: the disk is\0 full'],
    });
  });

  it.each<[string, Handler, RegExp]>([
    ['a pause that nobody asked for', () => paused(), /PAUSED, and nobody asked for it/],
    ['a cancel that nobody asked for', () => canceled(), /CANCELED, and nobody asked for it/],
    ['a result that is a function', () => () => {}, /no JSON value: it is a function/],
    ['a result that is a bigint', () => 1n, /no JSON value: .*BigInt/],
  ])('%s fails it for good', async (_, handler, message) => {
    const expected = { outcome: 'FAILED', retry: false, message: expect.stringMatching(message) };
    expect(await settlementOf(handler)).toMatchObject(expected);
  });

  it.each<[unknown, string]>([
    [undefined, 'undefined'],
    ['no route', 'no route'],
    [{ message: 'no such bucket', code: 5 }, 'no such bucket'],
    [{ code: 5 }, '{"code":5}'],
    [Object.create(null), '{}'],
    [Object.assign(Object.create(null), { far: 1n }), 'a thrown object that cannot be told'],
    [Object.assign(new Error(), { message: { code: 5 } }), '[object Object]'],
  ])('a throw of %o fails it, in words, for another try', async (thrown, message) => {
    const settlement = await settlementOf(() => {
      throw thrown;
    });
    expect(settlement).toMatchObject({ outcome: 'FAILED', message });
    expect(settlement).not.toHaveProperty('retry');
  });

  it.each([
    '0.5',
    true,
    null,
  ])('progress of %j, of a handler without types, is a fault of the handler', async (given) => {
    const settlement = await settlementOf(({ progress }) => Reflect.apply(progress, null, [given]));
    expect(settlement).toMatchObject({ outcome: 'FAILED', message: `progress is a number, not a ${typeof given}` });
  });

  it.each([Number.NaN, -0.1, 1.1])('progress of %d is a fault of the handler', async (fraction) => {
    expect(await settlementOf(({ progress }) => progress(fraction))).toMatchObject({
      outcome: 'FAILED',
      message: `progress is from 0 to 1, not ${fraction}`,
    });
  });

  it.each([undefined, null, () => {}])('a checkpoint of %s is a fault of the handler', async (data) => {
    expect(await settlementOf(({ checkpoint }) => checkpoint(data))).toMatchObject({ outcome: 'FAILED' });
  });
});

describe('data with a schema', () => {
  const schema = {
    '~standard': {
      version: 1 as const,
      vendor: 'test',
      validate: async (value: unknown) => {
        const isGood = typeof value === 'object' && value !== null && 'of' in value && value.of === 'a';
        return isGood
          ? { value: { name: 'as it was read' } }
          : { issues: [{ message: 'not a', path: ['of', { key: 0 }] }] };
      },
    },
  };

  it('is what the schema makes of it', async () => {
    const settlement = await settlementOf(withData(schema, ({ data }) => data.name));
    expect(settlement).toMatchObject({ outcome: 'SUCCEEDED', result: 'as it was read' });
  });

  it('that does not pass fails the operation for good', async () => {
    const stage = createHostStage({ handler: withData(schema, () => expect.unreachable()) });
    await stage.start('b');
    const message = 'The data is not as the handler needs it: of.0: not a';
    expect(stage.settlements).toEqual([
      [{ id: 'b', epoch: 1, hostId: 'me', outcome: 'FAILED', retry: false, message }],
    ]);
    const stopped = stage.host.stop();
    await stage.pass(2_000);
    await stopped;
  });
});

describe('a handler of which a pause or a cancel was asked', () => {
  const askedFor = async (request: 'PAUSE' | 'CANCEL') => {
    const stage = createHostStage();
    const [call] = await stage.start('a');
    if (call === undefined) throw new Error('the handler was not called');
    await stage.ask('a', request);
    expect(call.why).toBe(request);
    call.work.checkpoint('here');
    const settled = () => stage.settlements[0]?.[0];
    return { call, settled, stage };
  };

  it.each(['PAUSE', 'CANCEL'] as const)('has succeeded where it ends in spite of that (%s)', async (request) => {
    const { call, settled } = await askedFor(request);
    await call.return('done');
    expect(settled()).toEqual({ ...lease, outcome: 'SUCCEEDED', result: 'done' });
  });

  it('has paused where it throws for that, and keeps its checkpoint', async () => {
    const { call, settled } = await askedFor('PAUSE');
    await call.throw(call.work.signal.reason);
    expect(settled()).toEqual({ ...lease, outcome: 'PAUSED', data: 'here' });
  });

  it('is canceled where it throws for that', async () => {
    const { call, settled, stage } = await askedFor('CANCEL');
    await call.throw(new Error('aborted', { cause: call.work.signal.reason }));
    expect(settled()).toEqual({ ...lease, outcome: 'CANCELED' });
    expect(stage.incidents).toEqual([]);
  });

  it('is canceled where a cancel came after the pause', async () => {
    const { call, settled, stage } = await askedFor('PAUSE');
    await stage.ask('a', 'CANCEL');
    await stage.ask('a', 'PAUSE');
    await call.throw(new DOMException('This operation was aborted', 'AbortError'));
    expect(settled()).toEqual({ ...lease, outcome: 'CANCELED' });
  });

  it('has failed where it throws for another reason', async () => {
    const { call, settled } = await askedFor('CANCEL');
    await call.throw(new Error('the disk is full'));
    expect(settled()).toMatchObject({ outcome: 'FAILED', message: 'the disk is full' });
  });

  it.each([
    ['PAUSE', waiting({ data: 'there' }), { outcome: 'PAUSED', data: 'there' }],
    ['PAUSE', released(), { outcome: 'RELEASED', data: 'here' }],
    ['CANCEL', waiting({ data: 'there' }), { outcome: 'CANCELED' }],
    ['CANCEL', paused(), { outcome: 'CANCELED' }],
  ] as const)('%s: is left as it may be', async (request, outcome, expected) => {
    const { call, settled } = await askedFor(request);
    await call.return(outcome);
    expect(settled()).toEqual({ ...lease, ...expected });
  });
});
