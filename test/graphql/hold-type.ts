import type { Gateway, Variables } from './gateway-fixture.ts';

export interface OperationTypeData {
  readonly value: number;
  readonly lockedCount: number;
  readonly hold: {
    readonly heldBy: string;
    readonly heldOn: string;
    readonly reason: string | null;
    readonly byBreaker: boolean;
  } | null;
}

export interface OperationTypeResultData {
  readonly code?: string;
  readonly field?: readonly string[];
  readonly operationType?: OperationTypeData;
}

const result = `
  ... on OperationTypeSuccess { operationType { value lockedCount hold { heldBy heldOn reason byBreaker } } }
  ... on OperationError { code }
  ... on InvalidInputError { field }`;

export async function holdType(gateway: Gateway, input: Variables): Promise<OperationTypeResultData> {
  const document = `mutation ($input: HoldOperationTypeInput!) { held: holdOperationType(input: $input) { ${result} } }`;
  return (await gateway.ask<{ held: OperationTypeResultData }>(document, { input })).held;
}

export async function releaseType(gateway: Gateway, operationType: number): Promise<OperationTypeResultData> {
  const document = `mutation ($input: ReleaseOperationTypeInput!) {
    released: releaseOperationType(input: $input) { ${result} }
  }`;
  const input = { operationType };
  return (await gateway.ask<{ released: OperationTypeResultData }>(document, { input })).released;
}
