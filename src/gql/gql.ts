/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query AsyncOperation($id: ID!, $asOf: LogPosition) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    ...OperationParts\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    history(first: 100) {\n      nodes {\n        position\n        kind\n        occurredOn\n        fromStatus\n        toStatus\n        actor\n        reason\n      }\n      position\n      hasNextPage\n    }\n  }\n}": typeof types.AsyncOperationDocument,
    "subscription AsyncOperationsChanged($filter: AsyncOperationFilter, $after: LogPosition) {\n  asyncOperationsChanged(filter: $filter, after: $after) {\n    position\n    change\n    event {\n      position\n      kind\n      occurredOn\n      fromStatus\n      toStatus\n      actor\n      reason\n    }\n    operation {\n      ...OperationParts\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": typeof types.AsyncOperationsChangedDocument,
    "query AsyncOperations($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  asyncOperations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    nodes {\n      ...OperationParts\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    totalCount\n    position\n  }\n}": typeof types.AsyncOperationsDocument,
    "mutation CancelAsyncOperation($input: AsyncOperationActionInput!) {\n  cancelAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.CancelAsyncOperationDocument,
    "mutation CreateAsyncOperation($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.CreateAsyncOperationDocument,
    "fragment OperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  position\n  progress\n  stage\n  postponeUntil\n  createdOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  message\n  friendlyMessage\n  result\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n}": typeof types.OperationPartsFragmentDoc,
    "mutation PauseAsyncOperation($input: AsyncOperationActionInput!) {\n  pauseAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.PauseAsyncOperationDocument,
    "mutation PostponeAsyncOperation($input: PostponeAsyncOperationInput!) {\n  postponeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.PostponeAsyncOperationDocument,
    "mutation ResumeAsyncOperation($input: AsyncOperationActionInput!) {\n  resumeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.ResumeAsyncOperationDocument,
};
const documents: Documents = {
    "query AsyncOperation($id: ID!, $asOf: LogPosition) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    ...OperationParts\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    history(first: 100) {\n      nodes {\n        position\n        kind\n        occurredOn\n        fromStatus\n        toStatus\n        actor\n        reason\n      }\n      position\n      hasNextPage\n    }\n  }\n}": types.AsyncOperationDocument,
    "subscription AsyncOperationsChanged($filter: AsyncOperationFilter, $after: LogPosition) {\n  asyncOperationsChanged(filter: $filter, after: $after) {\n    position\n    change\n    event {\n      position\n      kind\n      occurredOn\n      fromStatus\n      toStatus\n      actor\n      reason\n    }\n    operation {\n      ...OperationParts\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": types.AsyncOperationsChangedDocument,
    "query AsyncOperations($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  asyncOperations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    nodes {\n      ...OperationParts\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    totalCount\n    position\n  }\n}": types.AsyncOperationsDocument,
    "mutation CancelAsyncOperation($input: AsyncOperationActionInput!) {\n  cancelAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.CancelAsyncOperationDocument,
    "mutation CreateAsyncOperation($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.CreateAsyncOperationDocument,
    "fragment OperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  position\n  progress\n  stage\n  postponeUntil\n  createdOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  message\n  friendlyMessage\n  result\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n}": types.OperationPartsFragmentDoc,
    "mutation PauseAsyncOperation($input: AsyncOperationActionInput!) {\n  pauseAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.PauseAsyncOperationDocument,
    "mutation PostponeAsyncOperation($input: PostponeAsyncOperationInput!) {\n  postponeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.PostponeAsyncOperationDocument,
    "mutation ResumeAsyncOperation($input: AsyncOperationActionInput!) {\n  resumeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.ResumeAsyncOperationDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperation($id: ID!, $asOf: LogPosition) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    ...OperationParts\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    history(first: 100) {\n      nodes {\n        position\n        kind\n        occurredOn\n        fromStatus\n        toStatus\n        actor\n        reason\n      }\n      position\n      hasNextPage\n    }\n  }\n}"): typeof import('./graphql.ts').AsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription AsyncOperationsChanged($filter: AsyncOperationFilter, $after: LogPosition) {\n  asyncOperationsChanged(filter: $filter, after: $after) {\n    position\n    change\n    event {\n      position\n      kind\n      occurredOn\n      fromStatus\n      toStatus\n      actor\n      reason\n    }\n    operation {\n      ...OperationParts\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').AsyncOperationsChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperations($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  asyncOperations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    nodes {\n      ...OperationParts\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    totalCount\n    position\n  }\n}"): typeof import('./graphql.ts').AsyncOperationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelAsyncOperation($input: AsyncOperationActionInput!) {\n  cancelAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').CancelAsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateAsyncOperation($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').CreateAsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment OperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  position\n  progress\n  stage\n  postponeUntil\n  createdOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  message\n  friendlyMessage\n  result\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n}"): typeof import('./graphql.ts').OperationPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PauseAsyncOperation($input: AsyncOperationActionInput!) {\n  pauseAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').PauseAsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PostponeAsyncOperation($input: PostponeAsyncOperationInput!) {\n  postponeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').PostponeAsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResumeAsyncOperation($input: AsyncOperationActionInput!) {\n  resumeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').ResumeAsyncOperationDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
