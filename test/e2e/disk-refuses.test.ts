import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  AsyncOperationsChangedDocument,
  AsyncOperationsDocument,
  CreateAsyncOperationsDocument,
} from '../../src/gql/graphql.ts';
import { startCommand } from '../cli/command.ts';
import { RawSocket } from '../server/raw-socket.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { readHistories } from './read-histories.ts';
import { request } from './request.ts';

const perCommit = 20;
const refusingDisk = new URL('refusing-disk.ts', import.meta.url);

/** Resolves to the ids, once they are promised. */
async function created(url: string, name: string): Promise<string[]> {
  const input = Array.from({ length: perCommit }, () => ({ name, operationType: 5 }));
  const { createAsyncOperations } = await request(url, CreateAsyncOperationsDocument, { input });
  return createAsyncOperations.map((result) => {
    if (result.__typename !== 'CreateAsyncOperationSuccess') throw new Error(`not created: ${result.__typename}`);
    return result.operation.id;
  });
}

test('a disk that refuses ends the gateway, which says why and has vouched for nothing that is not on it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-disk-refuses-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const database = join(folder, 'asyncops.db');
  const sign = join(folder, 'the-disk-refuses');
  const gateway = startCommand(['serve', '--port', '0', '--database', database], {
    NODE_OPTIONS: `--import=${refusingDisk}`,
    DISK_REFUSES_ONCE_THERE_IS: sign,
  });
  const url = await gateway.listening;
  const watching = await RawSocket.connect(url);
  watching.subscribe('1', { query: AsyncOperationsChangedDocument.toString() });
  await watching.next('next');
  const promised = await created(url, 'promised');
  for (const id of promised) {
    expect(await watching.next('next')).toMatchObject({
      payload: { data: { asyncOperationsChanged: { operation: { id } } } },
    });
  }

  await writeFile(sign, '');
  const waiting = ['first', 'second', 'third'].map((name) => created(url, name));
  const answers = await Promise.allSettled(waiting);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(watching.next('next')).rejects.toThrow('the socket was closed');

  const { code, stderr } = await gateway.ended;
  expect(code).toBe(1);
  const lines = stderr.trimEnd().split('\n');
  const fatal: unknown[] = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 60);
  const why = 'what was committed cannot be brought to the disk: EIO: i/o error, fdatasync';
  expect(fatal).toMatchObject([{ msg: 'uncaught exception', err: { message: why } }]);

  const next = await startGatewayProcess(database);
  onTestFinished(() => next.kill());
  const since = await created(next.url, 'since');
  const { asyncOperations } = await request(next.url, AsyncOperationsDocument, { first: 500 });
  const ofName = Map.groupBy(asyncOperations.nodes, ({ name }) => name);
  const idsOf = (name: string) => ofName.get(name)?.map(({ id }) => id);
  expect(idsOf('promised')?.toSorted()).toEqual(promised.toSorted());
  expect(idsOf('since')?.toSorted()).toEqual(since.toSorted());
  // Whether what nobody was told of is there is not promised; of a commit, it is all or nothing.
  expect([...ofName.values()].map((operations) => operations.length)).toEqual([...ofName].map(() => perCommit));
  expect(asyncOperations.totalCount).toBe(asyncOperations.nodes.length);
  const histories = await readHistories(next.url);
  expect([...histories].map(([id, events]) => `${id} ${events.map(({ kind }) => kind)}`).toSorted()).toEqual(
    asyncOperations.nodes.map(({ id }) => `${id} CREATED`).toSorted(),
  );
});
