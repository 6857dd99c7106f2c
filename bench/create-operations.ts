import type { HttpConnection } from './http-connection.ts';

const single = `mutation Create($input: CreateAsyncOperationInput!) {
  createAsyncOperation(input: $input) { ... on CreateAsyncOperationSuccess { outcome } }
}`;
const batch = `mutation Create($input: [CreateAsyncOperationInput!]!) {
  createAsyncOperations(input: $input) { ... on CreateAsyncOperationSuccess { outcome } }
}`;

export interface NewOperation {
  readonly name: string;
  readonly correlationId?: string;
  readonly regardingObjectId?: string;
}

/** Has operations created: several in one commit, in their order. Each makes one event. */
export async function createOperations(connection: HttpConnection, operations: readonly NewOperation[]): Promise<void> {
  const inputs = operations.map((operation) => ({ ...operation, operationType: 5 }));
  const isOne = inputs.length === 1;
  const body = { query: isOne ? single : batch, variables: { input: isOne ? inputs[0] : inputs } };
  const reply = await connection.post('/graphql', JSON.stringify(body));
  const created = reply.body.split('"CREATED"').length - 1;
  if (created !== inputs.length) throw new Error(`${created} of ${inputs.length} were created: ${reply.body}`);
}
