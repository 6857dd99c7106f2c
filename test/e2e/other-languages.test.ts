import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import {
  CancelAsyncOperationDocument,
  PauseAsyncOperationDocument,
  ResumeAsyncOperationDocument,
} from '../../src/gql/graphql.ts';
import { codeBlocks, repositoryPath } from '../docs/code-blocks.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { type HostLanguage, hostLanguages, startLanguageHost } from './language-host.ts';
import { createLanguageStage, type LanguageStage } from './language-stage.ts';
import { request } from './request.ts';

/** A rest after each of the ten steps: time enough to interfere, on a busy machine too. */
const slowly = { STEP_REST_SECONDS: '1' };
/** Longer than a busy machine keeps a host from its heartbeat, or takes to start a gateway again. */
const leaseSeconds = 120;
/** Where the end of the lease is waited for. */
const soonOver = { ...slowly, LEASE_SECONDS: '3' };

const settle = 'mutation Settle($input: [SettleInput!]!) { settleAsyncOperations(input: $input) { __typename } }';

let folder: string;
let database: string;
let gateway: Promise<GatewayProcess>;
/** Each test has types of its own, so that all of them can share a gateway. */
const freeTypes = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 17, 21, 23, 26, 28, 29, 30, 32, 35];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'other-languages-'));
  database = join(folder, 'asyncops.db');
  gateway = startGatewayProcess(database);
  await gateway;
});

afterAll(async () => {
  await (await gateway).stop();
  rmSync(folder, { recursive: true });
});

const titled = hostLanguages.map((host) => ({
  ...host,
  title: host.missing.length === 0 ? host.language : `${host.language} (skipped: no ${host.missing.join(', ')} here)`,
}));

describe.each(titled)('the host in $title', { concurrent: true }, (host) => {
  const testHere = test.skipIf(host.missing.length > 0);

  testHere('counts the words, and tells how far it is', async (context) => {
    const stage = await stageHere();
    start(context, host.command, stage, slowly);
    const id = await stage.create(stage.writeText('a.txt'));
    const { progress, lease } = await stage.someProgressOf(id);
    expect(progress).toBeLessThan(1);
    const { result } = await stage.statusOf(id, 'SUCCEEDED');
    expect(result).toEqual({ words: stage.words });
    expect(await stage.storyOf(id)).toEqual(['CREATED', 'CLAIMED', 'SUCCEEDED']);
    expect(await stage.actorOfLast(id)).toBe(lease?.hostId);
  });

  testHere('fails where it cannot read the file, and is asked again', async (context) => {
    const stage = await stageHere();
    start(context, host.command, stage);
    const path = join(folder, `late-${host.language}.txt`);
    const id = await stage.create(path);
    const { whyWaiting, message } = await stage.statusOf(id, 'WAITING');
    expect(whyWaiting?.code).toBe('BACKING_OFF');
    expect(message).toContain(path);
    writeFileSync(path, 'There it is.');
    // It would be tried again by itself, some seconds later.
    await request(stage.url, ResumeAsyncOperationDocument, { input: { id } });
    const { result, retryCount } = await stage.statusOf(id, 'SUCCEEDED');
    expect({ result, retryCount }).toEqual({ result: { words: 3 }, retryCount: 1 });
    expect(await stage.storyOf(id)).toContain('RETRY_SCHEDULED');

    const hopeless = await stage.create(join(folder, 'never.txt'), 0);
    expect((await stage.statusOf(hopeless, 'FAILED')).message).toContain('never.txt');
  });

  testHere('stops for a pause, and the host in the other language goes on from there', async (context) => {
    const stage = await stageHere();
    const slow = start(context, host.command, stage, slowly);
    const path = stage.writeText('b.txt');
    const id = await stage.create(path);
    await stage.someProgressOf(id);
    await request(stage.url, PauseAsyncOperationDocument, { input: { id } });
    expect((await stage.statusOf(id, 'WAITING')).whyWaiting?.code).toBe('PAUSED');
    await slow.kill();

    const { offset, words } = await stage.dataOf(id);
    const text = readFileSync(path);
    expect(words).toBeGreaterThan(0);
    expect(words).toBe(wordsIn(text.subarray(0, offset)));
    expect(words).toBeLessThan(stage.words);
    // What has been read is not read again: that there are other words now, and more, changes nothing.
    writeFileSync(path, Buffer.concat([Buffer.alloc(offset, 'a '), text.subarray(offset)]));
    await request(stage.url, ResumeAsyncOperationDocument, { input: { id } });
    start(context, anotherThan(host).command, stage);
    expect((await stage.statusOf(id, 'SUCCEEDED')).result).toEqual({ words: stage.words });
    expect(await stage.storyOf(id)).toEqual([
      'CREATED',
      'CLAIMED',
      'PAUSE_REQUESTED',
      'PAUSED',
      'RESUMED',
      'CLAIMED',
      'SUCCEEDED',
    ]);
  });

  testHere('stops for a cancel, and takes the next', async (context) => {
    const stage = await stageHere();
    start(context, host.command, stage, slowly);
    const id = await stage.create(stage.writeText('c.txt'));
    const next = await stage.create(repositoryPath('LICENSE'));
    const { lease } = await stage.someProgressOf(id);
    await request(stage.url, CancelAsyncOperationDocument, { input: { id } });
    await stage.statusOf(id, 'CANCELED');
    expect(await stage.storyOf(id)).toEqual(['CREATED', 'CLAIMED', 'CANCEL_REQUESTED', 'CANCELED']);
    expect(await stage.actorOfLast(id)).toBe(lease?.hostId);
    const { result } = await stage.statusOf(next, 'SUCCEEDED');
    expect(result).toEqual({ words: wordsIn(readFileSync(repositoryPath('LICENSE'))) });
  });

  testHere('gives back what it holds when it is told to stop', async (context) => {
    const stage = await stageHere();
    const slow = start(context, host.command, stage, slowly);
    const id = await stage.create(stage.writeText('d.txt'));
    await stage.someProgressOf(id);
    expect(await slow.stop()).toBe(0);
    const { statusCode, retryCount } = await stage.show(id);
    expect({ statusCode, retryCount }).toEqual({ statusCode: 'WAITING_FOR_RESOURCES', retryCount: 0 });
    expect(await stage.storyOf(id)).toEqual(['CREATED', 'CLAIMED', 'RELEASED']);
    expect((await stage.dataOf(id)).words).toBeGreaterThan(0);
  });

  testHere('is replaced when its lease ends, where it was killed, from where it last told to be', async (context) => {
    const stage = await stageHere();
    const slow = start(context, host.command, stage, soonOver);
    const path = stage.writeText('e.txt');
    const id = await stage.create(path);
    await stage.someProgressOf(id);
    await slow.kill();
    const { offset, words } = await stage.dataOf(id);
    const text = readFileSync(path);
    expect(words).toBeGreaterThan(0);
    expect(words).toBe(wordsIn(text.subarray(0, offset)));
    writeFileSync(path, Buffer.concat([Buffer.alloc(offset, 'a '), text.subarray(offset)]));
    start(context, host.command, stage);
    const { result, retryCount } = await stage.statusOf(id, 'SUCCEEDED');
    expect({ result, retryCount }).toEqual({ result: { words: stage.words }, retryCount: 1 });
    expect(await stage.storyOf(id)).toEqual(['CREATED', 'CLAIMED', 'LEASE_EXPIRED', 'CLAIMED', 'SUCCEEDED']);
  });

  testHere('stops working on what is no longer its own', async (context) => {
    const stage = await stageHere();
    const slow = start(context, host.command, stage, slowly);
    const id = await stage.create(stage.writeText('f.txt'));
    const { lease } = await stage.someProgressOf(id);
    // Somebody who writes under its lease ends it, as the gateway would.
    const input = [{ id, epoch: lease?.epoch, outcome: 'RELEASED' }];
    await stage.ask(settle, { input });
    await slow.told(`LOST ${id}`);
    // It is free again, as for any other.
    await stage.heldAgain(id, 2);
    expect(await stage.storyOf(id)).toEqual(['CREATED', 'CLAIMED', 'RELEASED', 'CLAIMED']);
  });

  testHere('does what its page says', async (context) => {
    const stage = await stageHere();
    const here = (block: string) =>
      block.replace('http://127.0.0.1:4000/graphql', stage.url).replace('operationType: 10', typed(stage));
    const page = `examples/${host.language.toLowerCase()}-host/README.md`;
    const [quick = '', ...others] = codeBlocks(page, 'sh');
    const slow = others.pop() ?? '';
    expect(slow).toBe(`STEP_REST_SECONDS=1 ${quick}`);

    const first = start(context, ['sh', '-c', `exec env ${slow}`], stage);
    for (const command of others) {
      const ended = start(context, ['sh', '-c', here(command)], stage);
      expect(await ended.exited).toBe(0);
    }
    const [create, show] = codeBlocks(page, 'graphql');
    if (create !== undefined) await stage.ask(here(create), {});
    const ours = `{ asyncOperations(filter: { ${typed(stage)} }) { nodes { id } } }`;
    const [{ id }] = (await stage.ask(ours, {})).asyncOperations.nodes;
    await stage.statusOf(id, 'IN_PROGRESS');
    if (show !== undefined) expect((await stage.ask(show, { id })).asyncOperation.statusCode).toBe('IN_PROGRESS');
    expect(await first.stop()).toBe(0);

    start(context, ['sh', '-c', `exec ${quick}`], stage);
    const { result } = await stage.statusOf(id, 'SUCCEEDED');
    expect(result).toEqual({ words: wordsIn(readFileSync(repositoryPath('package-lock.json'))) });
  });
});

const present = hostLanguages.filter(({ missing }) => missing.length === 0);
const presentTitle = present.map(({ language }) => language).join(' and in ') || 'any language (skipped: none is here)';

test.skipIf(present.length === 0)(
  `while the gateway is away a host in ${presentTitle} works on until its lease would end, and no longer`,
  async (context) => {
    const began = await Promise.all(
      present.flatMap(({ command }) =>
        [slowly, soonOver].map(async (environment) => {
          const stage = await stageHere();
          const host = start(context, command, stage, environment);
          const isLost = environment === soonOver;
          // What is to be lost is more than could be done before anybody stops waiting to hear so.
          const id = await stage.create(stage.writeText('g.txt', isLost ? 20 : 1));
          await stage.someProgressOf(id);
          return { stage, host, id, isLost };
        }),
      ),
    );
    const { url, kill } = await gateway;
    await kill();
    for (const { host, id, isLost } of began) if (isLost) await host.told(`LOST ${id}`);
    for (const { host, isLost } of began) if (isLost) await host.told('AWAY');
    // Where the test is over by now, nobody would stop what is started.
    context.signal.throwIfAborted();
    gateway = startGatewayProcess(database, { port: Number(new URL(url).port) });
    await gateway;
    await Promise.all(
      began.map(async ({ stage, id, isLost }) => {
        if (isLost) {
          await stage.heldAgain(id, 2);
          expect(await stage.storyOf(id)).toEqual(['CREATED', 'CLAIMED', 'LEASE_EXPIRED', 'CLAIMED']);
        } else {
          expect((await stage.statusOf(id, 'SUCCEEDED')).result).toEqual({ words: stage.words });
          expect(await stage.storyOf(id)).toEqual(['CREATED', 'CLAIMED', 'SUCCEEDED']);
        }
      }),
    );
  },
);

/** Where this machine can run it, the other language: the data means the same to both. */
function anotherThan(host: HostLanguage): HostLanguage {
  return hostLanguages.find(({ language, missing }) => language !== host.language && missing.length === 0) ?? host;
}

async function stageHere(): Promise<LanguageStage> {
  const operationType = freeTypes.pop();
  if (operationType === undefined) throw new Error('there are more tests than operation types for them');
  return createLanguageStage((await gateway).url, operationType, folder);
}

const typed = ({ operationType }: LanguageStage) => `operationType: ${operationType}`;

function start(
  { onTestFinished }: TestContext,
  command: HostLanguage['command'],
  { url, operationType }: LanguageStage,
  environment: Readonly<Record<string, string>> = {},
) {
  const host = startLanguageHost(command, {
    ASYNCOPS_URL: url,
    OPERATION_TYPE: String(operationType),
    LEASE_SECONDS: String(leaseSeconds),
    ...environment,
  });
  onTestFinished(host.kill);
  return host;
}

function wordsIn(text: Buffer): number {
  return text.toString().split(/\s+/).filter(Boolean).length;
}
