import type { SettleOutcome, UserAction } from '../../src/core/lifecycle.ts';
import { type Gateway, minute, start, type Variables } from './gateway-fixture.ts';

/** The requests that most tests are made of, sent as documents like any client's. */
export interface OperationData {
  readonly id: string;
  readonly name: string;
  readonly statusCode: string;
  readonly version: number;
  readonly position: string;
  readonly createdOn: string;
  readonly postponeUntil: string | null;
  readonly lease: { readonly hostId: string; readonly epoch: number } | null;
}

/** Any member of a result union. */
export interface ResultData {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly field?: readonly string[];
  readonly operation?: OperationData;
  readonly outcome?: string;
  readonly request?: string;
  readonly current?: OperationData | null;
  readonly id?: string;
  readonly expectedVersion?: number | null;
}

export const operationFields = `fragment Op on AsyncOperation {
  id name statusCode version position createdOn postponeUntil lease { hostId epoch }
}`;

const failureFields = `__typename
  ... on OperationError { code message }
  ... on InvalidInputError { field }`;

const actionResult = `fragment Result on AsyncOperationResult {
  ${failureFields}
  ... on AsyncOperationSuccess { operation { ...Op } }
  ... on InvalidStateChangeError { operation { ...Op } }
  ... on ConflictError { operation { ...Op } expectedVersion }
  ... on RestrictedOperationTypeError { operation { ...Op } }
  ... on NotFoundError { id }
}
${operationFields}`;

const createResult = `${failureFields} ... on CreateAsyncOperationSuccess { outcome operation { ...Op } }`;

/** Type 5 is Import, which anybody may control; type 9 is a recurring system job. */
export const importType = 5;
export const restrictedType = 9;

export async function createAll(gateway: Gateway, inputs: readonly Variables[]): Promise<ResultData[]> {
  const input = inputs.map((given) => ({ name: 'Import contacts', operationType: importType, ...given }));
  const document = `mutation ($input: [CreateAsyncOperationInput!]!) {
    createAsyncOperations(input: $input) { ${createResult} }
  } ${operationFields}`;
  return (await gateway.ask<{ createAsyncOperations: ResultData[] }>(document, { input })).createAsyncOperations;
}

export async function tryCreate(gateway: Gateway, given: Variables = {}): Promise<ResultData> {
  const input = { name: 'Import contacts', operationType: importType, ...given };
  const document = `mutation ($input: CreateAsyncOperationInput!) {
    createAsyncOperation(input: $input) { ${createResult} }
  } ${operationFields}`;
  return (await gateway.ask<{ createAsyncOperation: ResultData }>(document, { input })).createAsyncOperation;
}

export async function create(gateway: Gateway, given: Variables = {}): Promise<OperationData> {
  return operationOf(await tryCreate(gateway, given));
}

/** The operation of a result that must be a success. */
export function operationOf(result: ResultData | undefined): OperationData {
  if (result?.operation === undefined || result.code !== undefined) {
    throw new Error(`expected a success, got ${JSON.stringify(result)}`);
  }
  return result.operation;
}

export function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`expected one item, got ${items.length}`);
  return item;
}

/** The action by its own mutation; POSTPONE by a minute unless told otherwise. DELETE answers in the same shape. */
export async function act(gateway: Gateway, action: UserAction, given: Variables): Promise<ResultData> {
  const name = `${action.toLowerCase()}AsyncOperation`;
  const postpones = action === 'POSTPONE';
  const input = postpones ? { postponeUntil: new Date(gateway.clock.now() + minute), ...given } : given;
  if (action === 'RERUN') return rerun(gateway, input);
  const type = postpones ? 'PostponeAsyncOperationInput' : 'AsyncOperationActionInput';
  const document =
    action === 'DELETE'
      ? `mutation ($input: ${type}!) { result: ${name}(input: $input) {
          ${failureFields}
          ... on DeletedAsyncOperation { id }
          ... on InvalidStateChangeError { operation { ...Op } }
          ... on ConflictError { operation { ...Op } expectedVersion }
          ... on NotFoundError { id }
        } } ${operationFields}`
      : `mutation ($input: ${type}!) { result: ${name}(input: $input) { ...Result } } ${actionResult}`;
  return (await gateway.ask<{ result: ResultData }>(document, { input: JSON.parse(JSON.stringify(input)) })).result;
}

export async function rerun(gateway: Gateway, input: Variables): Promise<ResultData> {
  const document = `mutation ($input: RerunAsyncOperationInput!) {
    result: rerunAsyncOperation(input: $input) {
      ${createResult}
      ... on InvalidStateChangeError { operation { ...Op } }
      ... on NotFoundError { id }
    }
  } ${operationFields}`;
  return (await gateway.ask<{ result: ResultData }>(document, { input })).result;
}

export async function update(gateway: Gateway, input: Variables): Promise<ResultData> {
  const document = `mutation ($input: UpdateAsyncOperationInput!) {
    result: updateAsyncOperation(input: $input) { ...Result }
  } ${actionResult}`;
  return (await gateway.ask<{ result: ResultData }>(document, { input })).result;
}

export interface ClaimData extends ResultData {
  readonly operations?: readonly OperationData[];
}

export async function tryClaim(gateway: Gateway, given: Variables = {}, signal?: AbortSignal): Promise<ClaimData> {
  const input = { hostId: 'host-1', operationTypes: [importType], limit: 1, ...given };
  const document = `mutation ($input: ClaimAsyncOperationsInput!) {
    claimAsyncOperations(input: $input) {
      ${failureFields} ... on ClaimAsyncOperationsSuccess { operations { ...Op } }
    }
  } ${operationFields}`;
  const context = signal === undefined ? {} : { signal };
  return (await gateway.ask<{ claimAsyncOperations: ClaimData }>(document, { input }, context)).claimAsyncOperations;
}

export async function claim(gateway: Gateway, given: Variables = {}): Promise<readonly OperationData[]> {
  const { operations, ...failure } = await tryClaim(gateway, given);
  if (operations === undefined) throw new Error(`expected a success, got ${JSON.stringify(failure)}`);
  return operations;
}

export async function heartbeatAll(gateway: Gateway, input: readonly Variables[]): Promise<ResultData[]> {
  const document = `mutation ($input: [HeartbeatInput!]!) {
    heartbeatAsyncOperations(input: $input) {
      ${failureFields}
      ... on HeartbeatSuccess { operation { ...Op } request }
      ... on LeaseLostError { current { ...Op } }
    }
  } ${operationFields}`;
  return (await gateway.ask<{ heartbeatAsyncOperations: ResultData[] }>(document, { input })).heartbeatAsyncOperations;
}

export async function settleAll(gateway: Gateway, input: readonly Variables[]): Promise<ResultData[]> {
  const document = `mutation ($input: [SettleInput!]!) {
    settleAsyncOperations(input: $input) {
      ${failureFields}
      ... on AsyncOperationSuccess { operation { ...Op } }
      ... on InvalidStateChangeError { operation { ...Op } }
      ... on LeaseLostError { current { ...Op } }
    }
  } ${operationFields}`;
  return (await gateway.ask<{ settleAsyncOperations: ResultData[] }>(document, { input })).settleAsyncOperations;
}

export async function settle(
  gateway: Gateway,
  { id, lease }: OperationData,
  outcome: SettleOutcome,
  given: Variables = {},
): Promise<OperationData> {
  return operationOf(only(await settleAll(gateway, [{ id, epoch: lease?.epoch, outcome, ...given }])));
}

export async function read(gateway: Gateway, id: string): Promise<OperationData | null> {
  const document = `query ($id: ID!) { asyncOperation(id: $id) { ...Op } } ${operationFields}`;
  return (await gateway.ask<{ asyncOperation: OperationData | null }>(document, { id })).asyncOperation;
}

export function iso(afterStartMs: number): string {
  return new Date(start + afterStartMs).toISOString();
}
