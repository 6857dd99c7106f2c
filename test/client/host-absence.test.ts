import { expect, it, onTestFinished } from 'vitest';
import { ConnectionLostError, createHost } from '../../src/client/host/index.ts';
import { NotGraphqlError } from '../../src/client/not-graphql-error.ts';
import { RequestRefusedError } from '../../src/client/request-refused-error.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { until } from '../server/until.ts';
import { createHostStage, settledNow } from './host-stage.ts';
import { settled } from './turns.ts';

const away = () => new ConnectionLostError('no answer');

it('is told of a gateway that is away once, whatever it asks meanwhile, and once that it is back', async () => {
  const stage = createHostStage({ concurrency: 2, leaseSeconds: 60 });
  const lost = async () => {
    throw away();
  };
  stage.answerBeats(lost);
  stage.answerSettlements(lost);
  stage.answerAppends(lost);
  const [a, b] = await stage.start('a', 'b');
  a?.work.log('a line');
  await a?.return();
  b?.work.progress(0.5);
  await stage.claim.fail(away());
  await stage.pass(25_000);
  await stage.claim.fail(away());
  expect(stage.settlements.length).toBeGreaterThan(1);
  expect(stage.beats.length).toBeGreaterThan(1);
  expect(stage.appends.length).toBeGreaterThan(1);
  expect(stage.incidents).toEqual(['LOG: no answer']);

  stage.answerBeats(async () => ({ type: 'RENEWED', request: 'NONE', position: 'p' }));
  stage.answerSettlements(async () => settledNow);
  await stage.pass(10_000);
  expect(stage.incidents).toEqual(['LOG: no answer', expect.stringMatching(/^BACK after \d+$/)]);

  stage.answerBeats(lost);
  await stage.pass(20_000);
  expect(stage.incidents.slice(2)).toEqual(['HEARTBEAT: no answer']);
});

it('is told nothing anew by how a request ends that was sent before', async () => {
  const stage = createHostStage({ concurrency: 3 });
  const beats = (isAway: boolean) =>
    stage.answerBeats(async () => {
      if (isAway) throw away();
      return { type: 'RENEWED', request: 'NONE', position: 'p' };
    });
  await stage.start('a');
  beats(true);
  await stage.pass(10_000);
  expect(stage.incidents).toEqual(['HEARTBEAT: no answer']);
  // Its answer was on its way when the gateway was lost.
  await stage.claim.give();
  await stage.pass(100);
  expect(stage.incidents).toHaveLength(1);
  const meanwhile = stage.claim;
  beats(false);
  await stage.pass(3_000);
  expect(stage.incidents.slice(1)).toEqual([expect.stringMatching(/^BACK after \d+$/)]);
  await meanwhile.fail(away());
  expect(stage.incidents).toHaveLength(2);
  await stage.pass(2_000);
  expect(stage.claim).not.toBe(meanwhile);
  await stage.claim.fail(away());
  expect(stage.incidents.slice(2)).toEqual(['CLAIM: no answer']);
});

it('is told each time of what is not an absence alone, and a refusal tells that the gateway is there', async () => {
  const stage = createHostStage();
  const started = stage.host.start();
  await settled();
  await stage.claim.fail(away());
  await stage.pass(500);
  await stage.claim.fail(new NotGraphqlError(404));
  await stage.pass(1_000);
  await stage.claim.fail(new NotGraphqlError(404));
  await stage.pass(2_000);
  await stage.claim.give();
  await started;
  await stage.pass(2_000);
  await stage.claim.fail(away());
  await stage.pass(2_000);
  await stage.claim.fail(new RequestRefusedError([]));
  const noGraphql = 'CLAIM: the gateway answered with status 404 and what is no GraphQL result';
  expect(stage.incidents).toEqual([
    'CLAIM: no answer',
    noGraphql,
    noGraphql,
    'BACK after 3500',
    'CLAIM: no answer',
    'BACK after 2000',
    'CLAIM: the gateway answered without data',
  ]);
});

it('waits for its gateway over the network, and is told twice in all', async () => {
  const { url } = await startTestServer();
  const told: string[] = [];
  let tries = 0;
  let isAway = true;
  const host = createHost({
    url,
    hostId: 'me',
    handlers: { 5: () => {} },
    retryBaseMs: 1,
    retryCapMs: 5,
    fetch: async (...request) => {
      tries += 1;
      if (isAway) throw new TypeError('fetch failed');
      return fetch(...request);
    },
    onError: (error) => told.push(error instanceof ConnectionLostError ? 'LOST' : String(error)),
    onBack: () => told.push('BACK'),
  });
  onTestFinished(() => host.stop());
  const started = host.start();
  await until('it has tried again and again', () => tries > 5);
  expect(told).toEqual(['LOST']);
  isAway = false;
  await started;
  expect(told).toEqual(['LOST', 'BACK']);
});

it('is told once, in whole milliseconds, how long a gateway did not answer', async () => {
  const clock = new FakeClock(0);
  const told: string[] = [];
  const host = createHost({
    url: 'http://127.0.0.1:1/graphql',
    hostId: 'me',
    handlers: { 5: () => {} },
    leaseSeconds: 5,
    fetch: (_url, { signal } = {}) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    clock,
    onError: (error) => told.push(String(error)),
  });
  onTestFinished(() => host.stop());
  void host.start();
  await settled();
  clock.advance(60_000);
  await settled();
  expect(told).toEqual([expect.stringMatching(/^ConnectionLostError: the gateway did not answer for \d+ ms$/)]);
});

it.each([
  ['that it stops', 'STOPPING', false],
  ['that something in it failed', 'INTERNAL_SERVER_ERROR', true],
])('a gateway that says %s (%s) is told as often as that is news', async (_what, code, isNewsEachTime) => {
  const told: string[] = [];
  let tries = 0;
  const host = createHost({
    url: (await startTestServer()).url,
    hostId: 'me',
    handlers: { 5: () => {} },
    retryBaseMs: 1,
    retryCapMs: 5,
    fetch: async () => {
      tries += 1;
      return Response.json({ errors: [{ message: 'not now', extensions: { code } }] }, { status: 503 });
    },
    onError: (error) => told.push(String(error)),
  });
  onTestFinished(() => host.stop());
  void host.start();
  await until('it has come again and again', () => tries > 5);
  expect(told[0]).toContain(isNewsEachTime ? 'not now' : 'status 503');
  expect(told.length > 1).toBe(isNewsEachTime);
});
