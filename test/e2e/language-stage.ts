import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AsyncOperationDocument,
  type AsyncOperationEventKind,
  type AsyncOperationStatus,
  CreateAsyncOperationDocument,
} from '../../src/gql/graphql.ts';
import { eventually } from './eventually.ts';
import { request } from './request.ts';

/** A thousand lines: what the hosts take in a step. */
const step = 'one two three\n'.repeat(1_000);
const steps = 10;

/** One operation type of a gateway, and what a test does and sees there. */
export function createLanguageStage(url: string, operationType: number, folder: string) {
  const show = async (id: string) => {
    const { asyncOperation } = await request(url, AsyncOperationDocument, { id });
    if (!asyncOperation) throw new Error(`there is no operation ${id}`);
    return asyncOperation;
  };
  /** As little as can be, since it is asked for again and again. */
  const glance = async (id: string): Promise<{ statusCode: AsyncOperationStatus; progress: number | null }> => {
    const query = 'query Glance($id: ID!) { asyncOperation(id: $id) { statusCode progress } }';
    return (await ask(url, query, { id })).asyncOperation;
  };

  return {
    url,
    operationType,
    /** In a text of ten steps. */
    words: 3_000 * steps,
    show,
    ask: (query: string, variables: object) => ask(url, query, variables),

    /** The path of a new text: of ten steps, unless it is to take longer. */
    writeText(name: string, times = 1): string {
      const path = join(folder, `${operationType}-${name}`);
      writeFileSync(path, step.repeat(steps * times));
      return path;
    },

    async create(path: string, maxRetries = 3): Promise<string> {
      const input = { name: 'Count the words', operationType, maxRetries, data: { path } };
      const { createAsyncOperation } = await request(url, CreateAsyncOperationDocument, { input });
      if (createAsyncOperation.__typename !== 'CreateAsyncOperationSuccess') throw new Error('it was not created');
      return createAsyncOperation.operation.id;
    },

    async dataOf(id: string): Promise<{ offset: number; words: number }> {
      return (await ask(url, 'query Data($id: ID!) { asyncOperation(id: $id) { data } }', { id })).asyncOperation.data;
    },

    async statusOf(id: string, statusCode: AsyncOperationStatus) {
      await eventually(`${id} ${statusCode}`, async () => (await glance(id)).statusCode === statusCode);
      return show(id);
    },

    async someProgressOf(id: string) {
      await eventually(`some progress of ${id}`, async () => ((await glance(id)).progress ?? 0) > 0);
      return show(id);
    },

    /** Somebody holds it under its nth lease. */
    async heldAgain(id: string, epoch: number): Promise<void> {
      await eventually(`lease ${epoch} of ${id}`, async () => (await show(id)).lease?.epoch === epoch);
    },

    /** The history, without how far the work was. */
    async storyOf(id: string): Promise<AsyncOperationEventKind[]> {
      const { history } = await show(id);
      return history.nodes.map(({ kind }) => kind).filter((kind) => kind !== 'PROGRESSED');
    },

    async actorOfLast(id: string) {
      return (await show(id)).history.nodes.at(-1)?.actor;
    },
  };
}

export type LanguageStage = ReturnType<typeof createLanguageStage>;

async function ask(url: string, query: string, variables: object) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = JSON.parse(await response.text());
  if (errors !== undefined) throw new Error(`the gateway answered ${JSON.stringify(errors)}`);
  return data;
}
