import { type CombinedError, fetchExchange, Client as UrqlClient } from 'urql';
import { type Client, createClient, RequestRefusedError, type TypedDocument } from '../client/index.ts';
import { createUrqlExchange } from '../client/urql.ts';

/** The gateway behind the page. What goes wrong is thrown as an Error that says what happened, for people. */
export interface Gateway {
  /** Live streams, and how far they can be relied on. */
  readonly client: Client;
  ask<Data, Variables extends object>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Data>;
  tell<Data, Variables extends object>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<Data>;
}

/** Nothing is cached: what the page shows is what the gateway said last. */
export function createGateway(url: string): Gateway {
  // A person waits in front of it: after a restart of the gateway it is live again within seconds.
  const client = createClient({ url, retryCapMs: 4_000 });
  const urql = new UrqlClient({
    url,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [createUrqlExchange(client), fetchExchange],
  });

  return {
    client,
    ask: async (document, variables, signal) => {
      const answer = urql.query(String(document), variables).toPromise();
      return answered(await (signal === undefined ? answer : unlessAborted(answer, signal)));
    },
    tell: async (document, variables) => answered(await urql.mutation(String(document), variables).toPromise()),
  };
}

function answered<Data>({ data, error }: { data?: Data | undefined; error?: CombinedError | undefined }): Data {
  if (error !== undefined) throw failureOf(error);
  if (data === undefined) throw new Error('The gateway answered without data.');
  return data;
}

function failureOf({ networkError, graphQLErrors }: CombinedError): Error {
  if (graphQLErrors.length > 0) {
    return new RequestRefusedError(graphQLErrors.map(({ message, extensions }) => ({ message, extensions })));
  }
  return new Error(`The gateway cannot be reached${networkError?.message ? `: ${networkError.message}` : ''}.`);
}

/** Leaves no listener behind: pages ask every few seconds, for days, for as long as one signal lasts. */
function unlessAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error('Nobody waits for the answer any more.'));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
