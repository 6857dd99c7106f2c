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

/** Each step of the hosts takes a thousand lines, so ten steps. */
const lines = 10_000;
const line = 'one two three\n';

/** One operation type of a gateway, and what a test does and sees there. */
export function createLanguageStage(url: string, operationType: number, folder: string) {
  const show = async (id: string) => {
    const { asyncOperation } = await request(url, AsyncOperationDocument, { id });
    if (!asyncOperation) throw new Error(`there is no operation ${id}`);
    return asyncOperation;
  };
  const kindsOf = async (id: string) => (await show(id)).history.nodes.map(({ kind }) => kind);

  return {
    url,
    operationType,
    words: 3 * lines,
    show,
    ask: (query: string, variables: object) => ask(url, query, variables),

    /** The path of a new text of ten steps. */
    writeText(name: string): string {
      const path = join(folder, `${operationType}-${name}`);
      writeFileSync(path, line.repeat(lines));
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

    statusOf(id: string, statusCode: AsyncOperationStatus) {
      return eventually(`${id} ${statusCode}`, async () => {
        const operation = await show(id);
        return operation.statusCode === statusCode && operation;
      });
    },

    someProgressOf(id: string) {
      return eventually(`some progress of ${id}`, async () => {
        const operation = await show(id);
        return operation.statusCode === 'IN_PROGRESS' && (operation.progress ?? 0) > 0 && operation;
      });
    },

    eventOf(id: string, kind: AsyncOperationEventKind) {
      return eventually(`${kind} of ${id}`, async () => (await kindsOf(id)).includes(kind));
    },

    /** The history, without how far the work was. */
    async storyOf(id: string): Promise<AsyncOperationEventKind[]> {
      return (await kindsOf(id)).filter((kind) => kind !== 'PROGRESSED');
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
