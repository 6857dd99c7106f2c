import { setTimeout as rest } from 'node:timers/promises';

/** One GraphQL request over plain HTTP: no client library, so that the same can be written in any language. */
export interface Gateway {
  /** Tries again while the gateway cannot be reached or is overloaded; stops trying when `signal` is aborted. */
  request<Data>(document: string, variables: Record<string, unknown>, signal: AbortSignal): Promise<Data>;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The gateway refused the request itself, or it is no gateway; asking again would not help. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
}

/** What a server says that is no GraphQL endpoint; where it has failed, it may be one that stands before the gateway. */
export function noAnswer(url: string, status: number): never {
  const message = `${url} answers (status ${status}), but not as a GraphQL endpoint`;
  throw status < 500 ? new RequestRefused(message) : new Error(message);
}

const longestRestMs = 2_000;

export function connectTo(url: string, tell: (line: string) => void): Gateway {
  const once = async <Data>(document: string, variables: object, signal: AbortSignal): Promise<Data> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: document, variables }),
      signal,
    });
    const { data, errors } = answerIn<Data>(await response.text()) ?? noAnswer(url, response.status);
    if (errors?.some(({ extensions }) => extensions?.code === 'OVERLOADED'))
      throw new Error('the gateway is overloaded');
    if (errors !== undefined) throw new RequestRefused(errors.map(({ message }) => message).join(' '));
    if (!data) throw new RequestRefused(`the gateway answered ${response.status} without data`);
    return data;
  };

  return {
    async request<Data>(document: string, variables: object, signal: AbortSignal): Promise<Data> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once<Data>(document, variables, signal);
        } catch (error) {
          if (error instanceof RequestRefused || signal.aborted) throw error;
          if (attempt === 1) tell(`the gateway at ${url} does not answer; trying again`);
          await rest(Math.min(100 * 2 ** attempt, longestRestMs) * (0.5 + Math.random() / 2), undefined, { signal });
        }
      }
    },
  };
}

function answerIn<Data>(text: string): Answer<Data> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
