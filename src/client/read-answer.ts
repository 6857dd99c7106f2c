import { ConnectionLostError } from './connection-lost-error.ts';
import { isRecord } from './is-record.ts';
import { NotGraphqlError } from './not-graphql-error.ts';
import { refusedBy } from './refused-by.ts';
import type { GraphqlResult, StreamEnd } from './transport.ts';

export interface Answered<Data> {
  readonly type: 'RESULT';
  readonly result: GraphqlResult<Data> & { readonly data: Data };
}

const requestTimeout = 408;
const tooManyRequests = 429;

/** Reads an answer that is one result. Only what the gateway itself says in GraphQL refuses a request for good. */
export async function readAnswer<Data>(response: Response): Promise<Answered<Data> | StreamEnd> {
  const { status } = response;
  const text = await response.text();
  const result = parsed<Data>(text);
  if (status >= 500 || status === requestTimeout || status === tooManyRequests) {
    const refused = refusedBy(result?.errors ?? []);
    // Otherwise it stops, or what answers for it stands before it: either way, it is not there.
    return refused.type === 'LOST' ? refused : lost(`status ${status}`);
  }
  if (result === null) return { type: 'LOST', cause: new NotGraphqlError(status) };
  const { data, errors = [] } = result;
  return data == null ? refusedBy(errors) : { type: 'RESULT', result: { ...result, data } };
}

const lost = (answer: string): StreamEnd => ({
  type: 'LOST',
  cause: new ConnectionLostError(`the gateway answered with ${answer}`),
});

function parsed<Data>(text: string): GraphqlResult<Data> | null {
  try {
    const value = JSON.parse(text);
    return isRecord(value) && (isRecord(value['data']) || Array.isArray(value['errors'])) ? value : null;
  } catch {
    return null;
  }
}
