/** What the host sends: see the schema for the meaning of each field. */
export const create = /* GraphQL */ `
  mutation Create($input: [CreateAsyncOperationInput!]!) {
    createAsyncOperations(input: $input) {
      ... on CreateAsyncOperationSuccess { outcome operation { id } }
      ... on InvalidInputError { message field }
    }
  }
`;

export const claim = /* GraphQL */ `
  mutation Claim($input: ClaimAsyncOperationsInput!) {
    claimAsyncOperations(input: $input) {
      ... on ClaimAsyncOperationsSuccess { operations { id data lease { epoch hostId } } }
      ... on InvalidInputError { message }
    }
  }
`;

export const heartbeat = /* GraphQL */ `
  mutation Heartbeat($input: [HeartbeatInput!]!) {
    heartbeatAsyncOperations(input: $input) {
      __typename
      ... on HeartbeatSuccess { request }
    }
  }
`;

export const settle = /* GraphQL */ `
  mutation Settle($input: [SettleInput!]!) {
    settleAsyncOperations(input: $input) {
      __typename
      ... on OperationError { message }
    }
  }
`;

export const unfinished = /* GraphQL */ `
  query Unfinished($correlationId: String!) {
    asyncOperations(filter: { correlationId: $correlationId, stateCode: [READY, SUSPENDED, LOCKED] }, first: 0) {
      totalCount
    }
  }
`;

export const finished = /* GraphQL */ `
  query Finished($correlationId: String!, $after: String) {
    asyncOperations(
      filter: { correlationId: $correlationId, stateCode: [COMPLETED] }
      orderBy: { field: CREATED_ON, direction: ASC }
      first: 500
      after: $after
    ) {
      nodes { name statusCode message result }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
