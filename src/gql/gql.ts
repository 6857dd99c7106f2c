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
    "query AllowedActions($id: ID!) {\n  asyncOperation(id: $id) {\n    id\n    name\n    statusCode\n    version\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n  }\n}": typeof types.AllowedActionsDocument,
    "mutation AppendLogLines($input: [AppendLogLinesInput!]!) {\n  appendLogLines(input: $input) {\n    __typename\n    ... on AppendLogLinesSuccess {\n      newest\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}": typeof types.AppendLogLinesDocument,
    "mutation ApplyBulkAction($input: BulkActionInput!) {\n  applyBulkAction(input: $input) {\n    __typename\n    ... on BulkActionSuccess {\n      position\n      matched\n      applied\n      refused {\n        code\n        count\n        examples\n      }\n      endCursor\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.ApplyBulkActionDocument,
    "query AsyncOperationActivity($from: DateTime!, $to: DateTime!) {\n  asyncOperationActivity(from: $from, to: $to) {\n    minute\n    created\n    succeeded\n    failed\n    canceled\n  }\n}": typeof types.AsyncOperationActivityDocument,
    "subscription AsyncOperationCountsChanged($filter: AsyncOperationFilter) {\n  asyncOperationCountsChanged(filter: $filter) {\n    position\n    total\n    byStatus {\n      statusCode\n      count\n    }\n    byOperationType {\n      operationType {\n        value\n      }\n      statusCode\n      count\n    }\n  }\n}": typeof types.AsyncOperationCountsChangedDocument,
    "query AsyncOperationCounts($filter: AsyncOperationFilter, $asOf: LogPosition) {\n  asyncOperationCounts(filter: $filter, asOf: $asOf) {\n    position\n    total\n    byStatus {\n      statusCode\n      count\n    }\n    byOperationType {\n      operationType {\n        value\n        label\n      }\n      statusCode\n      count\n    }\n  }\n}": typeof types.AsyncOperationCountsDocument,
    "query AsyncOperationEvents($after: LogPosition!, $first: Int!) {\n  asyncOperationEvents(after: $after, first: $first) {\n    nodes {\n      ...EventParts\n      operation {\n        id\n        name\n      }\n    }\n  }\n}": typeof types.AsyncOperationEventsDocument,
    "query AsyncOperationHistory($id: ID!, $after: LogPosition) {\n  asyncOperation(id: $id) {\n    history(first: 100, after: $after) {\n      nodes {\n        kind\n        actor\n      }\n      position\n      hasNextPage\n    }\n  }\n}": typeof types.AsyncOperationHistoryDocument,
    "query AsyncOperationInFull($id: ID!) {\n  asyncOperation(id: $id) {\n    ...OperationParts\n    stateCodeValue\n    statusCodeValue\n    dependencyToken\n    concurrencyKey\n    concurrencyLimit\n    priority\n    correlationId\n    regardingObjectId\n    regardingObjectType\n    ownerId\n    createdBy\n    modifiedBy\n    modifiedOn\n    executionTimeSpan\n    errorCode\n    data\n    seriesId\n    occurrenceOn\n    rerunOf\n    rerunAs {\n      id\n      statusCode\n    }\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    history(first: 100) {\n      nodes {\n        ...EventParts\n      }\n      position\n      hasNextPage\n    }\n  }\n}": typeof types.AsyncOperationInFullDocument,
    "subscription AsyncOperationLogLines($id: ID!, $after: Int) {\n  asyncOperationLogLines(id: $id, after: $after) {\n    position\n    lines {\n      ...LogLineParts\n    }\n    dropped\n    isUpToDate\n  }\n}": typeof types.AsyncOperationLogLinesDocument,
    "query AsyncOperationSeriesInFull($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    ...SeriesParts\n  }\n  asyncOperations(filter: {seriesId: $id}, first: 5) {\n    nodes {\n      ...OperationParts\n      occurrenceOn\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n  waiting: asyncOperations(\n    filter: {seriesId: $id, stateCode: [READY, SUSPENDED]}\n    orderBy: {field: CREATED_ON, direction: ASC}\n    first: 1\n  ) {\n    ...WaitingParts\n  }\n}": typeof types.AsyncOperationSeriesInFullDocument,
    "query AsyncOperationSeriesList($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {\n  asyncOperationSeriesList(status: $status, first: $first, after: $after) {\n    nodes {\n      ...SeriesParts\n    }\n    hasNextPage\n    endCursor\n  }\n}": typeof types.AsyncOperationSeriesListDocument,
    "query AsyncOperationSeriesWaiting($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    id\n    status\n    version\n    modifiedBy\n  }\n  waiting: asyncOperations(\n    filter: {seriesId: $id, stateCode: [READY, SUSPENDED]}\n    orderBy: {field: CREATED_ON, direction: ASC}\n    first: 1\n  ) {\n    ...WaitingParts\n  }\n}\n\nfragment WaitingParts on AsyncOperationConnection {\n  totalCount\n  nodes {\n    id\n    occurrenceOn\n  }\n}": typeof types.AsyncOperationSeriesWaitingDocument,
    "query AsyncOperationSeries($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    id\n    name\n    status\n    recurrencePattern\n    recurrenceTimeZone\n    nextOccurrences\n    occurrenceCount\n  }\n}": typeof types.AsyncOperationSeriesDocument,
    "query AsyncOperationTimeline($id: ID!, $after: LogPosition, $first: Int = 100) {\n  asyncOperation(id: $id) {\n    history(first: $first, after: $after) {\n      nodes {\n        ...EventParts\n      }\n      position\n      hasNextPage\n    }\n  }\n}": typeof types.AsyncOperationTimelineDocument,
    "query AsyncOperation($id: ID!, $asOf: LogPosition) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    ...OperationParts\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    history(first: 100) {\n      nodes {\n        position\n        kind\n        occurredOn\n        fromStatus\n        toStatus\n        actor\n        reason\n      }\n      position\n      hasNextPage\n    }\n  }\n}": typeof types.AsyncOperationDocument,
    "subscription AsyncOperationsChanged($filter: AsyncOperationFilter, $after: LogPosition) {\n  asyncOperationsChanged(filter: $filter, after: $after) {\n    position\n    change\n    event {\n      position\n      kind\n      occurredOn\n      fromStatus\n      toStatus\n      actor\n      reason\n    }\n    operation {\n      ...OperationParts\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": typeof types.AsyncOperationsChangedDocument,
    "query AsyncOperations($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  asyncOperations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    nodes {\n      ...OperationParts\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    totalCount\n    position\n  }\n}": typeof types.AsyncOperationsDocument,
    "mutation CancelAsyncOperation($input: AsyncOperationActionInput!) {\n  cancelAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.CancelAsyncOperationDocument,
    "mutation ChangeAsyncOperationSeries($input: ChangeAsyncOperationSeriesInput!) {\n  changeAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.ChangeAsyncOperationSeriesDocument,
    "mutation ClaimAsyncOperations($input: ClaimAsyncOperationsInput!) {\n  claimAsyncOperations(input: $input) {\n    __typename\n    ... on ClaimAsyncOperationsSuccess {\n      operations {\n        ...ClaimedOperationParts\n      }\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}\n\nfragment ClaimedOperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  position\n  dependencyToken\n  priority\n  correlationId\n  regardingObjectId\n  regardingObjectType\n  ownerId\n  createdBy\n  createdOn\n  startedOn\n  retryCount\n  maxRetries\n  progress\n  stage\n  data\n  lease {\n    epoch\n    heartbeatOn\n  }\n}": typeof types.ClaimAsyncOperationsDocument,
    "mutation CreateAsyncOperationSeries($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n        seriesId\n        occurrenceOn\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.CreateAsyncOperationSeriesDocument,
    "mutation CreateAsyncOperation($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.CreateAsyncOperationDocument,
    "mutation CreateAsyncOperations($input: [CreateAsyncOperationInput!]!) {\n  createAsyncOperations(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        id\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.CreateAsyncOperationsDocument,
    "mutation DeleteAsyncOperation($input: AsyncOperationActionInput!) {\n  deleteAsyncOperation(input: $input) {\n    __typename\n    ... on DeletedAsyncOperation {\n      id\n      position\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.DeleteAsyncOperationDocument,
    "mutation EndAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  endAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.EndAsyncOperationSeriesDocument,
    "query EventLog($time: DateTime!) {\n  eventLog {\n    first {\n      occurredOn\n    }\n    last {\n      occurredOn\n    }\n    positionAt(time: $time)\n  }\n}": typeof types.EventLogDocument,
    "fragment EventParts on AsyncOperationEvent {\n  position\n  kind\n  occurredOn\n  fromStatus\n  toStatus\n  actor\n  reason\n}": typeof types.EventPartsFragmentDoc,
    "query Gateway {\n  gateway {\n    version\n    isDemo\n  }\n}": typeof types.GatewayDocument,
    "mutation HeartbeatAsyncOperations($input: [HeartbeatInput!]!) {\n  heartbeatAsyncOperations(input: $input) {\n    __typename\n    ... on HeartbeatSuccess {\n      request\n      operation {\n        position\n      }\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}": typeof types.HeartbeatAsyncOperationsDocument,
    "mutation HoldOperationType($input: HoldOperationTypeInput!) {\n  holdOperationType(input: $input) {\n    __typename\n    ... on OperationTypeSuccess {\n      operationType {\n        ...OperationTypeParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.HoldOperationTypeDocument,
    "subscription HostRequests($hostId: String!, $after: LogPosition) {\n  asyncOperationsChanged(\n    filter: {hostId: [$hostId], statusCode: [PAUSING, CANCELING]}\n    after: $after\n  ) {\n    position\n    change\n    operation {\n      id\n      statusCode\n      lease {\n        epoch\n      }\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": typeof types.HostRequestsDocument,
    "query Lifecycle {\n  lifecycle {\n    statuses {\n      statusCode\n      stateCode\n      label\n    }\n    transitions {\n      event\n      from\n      to\n      action\n      rerunOf\n      byUser\n      byHost\n      byPlatform\n    }\n  }\n}": typeof types.LifecycleDocument,
    "fragment LogLineParts on LogLine {\n  number\n  occurredOn\n  epoch\n  text\n}": typeof types.LogLinePartsFragmentDoc,
    "query LogLines($id: ID!, $first: Int, $after: Int, $last: Int) {\n  asyncOperation(id: $id) {\n    statusCode\n    logLines(first: $first, after: $after, last: $last) {\n      nodes {\n        ...LogLineParts\n      }\n      dropped\n      newest\n      hasNextPage\n    }\n  }\n}": typeof types.LogLinesDocument,
    "query OperationNow($id: ID!) {\n  asyncOperation(id: $id) {\n    version\n    lease {\n      hostId\n      epoch\n      expiresOn\n      heartbeatOn\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    rerunAs {\n      id\n      statusCode\n    }\n  }\n}": typeof types.OperationNowDocument,
    "query OperationOlder($id: ID!, $before: LogPosition!) {\n  asyncOperation(id: $id) {\n    history(last: 500, before: $before) {\n      nodes {\n        ...EventParts\n      }\n      hasPreviousPage\n    }\n  }\n}": typeof types.OperationOlderDocument,
    "subscription OperationPageChanged($id: ID!, $after: LogPosition) {\n  asyncOperationChanged(id: $id, after: $after) {\n    position\n    change\n    event {\n      ...EventParts\n    }\n    operation {\n      ...OperationPageParts\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": typeof types.OperationPageChangedDocument,
    "query OperationPage($id: ID!) {\n  asyncOperation(id: $id) {\n    ...OperationPageParts\n    history(last: 500) {\n      nodes {\n        ...EventParts\n      }\n      hasPreviousPage\n    }\n  }\n  asyncOperationCounts(filter: {ids: [$id]}) {\n    position\n  }\n}\n\nfragment OperationPageParts on AsyncOperation {\n  ...OperationRowParts\n  position\n  dependencyToken\n  concurrencyKey\n  concurrencyLimit\n  regardingObjectId\n  regardingObjectType\n  requestId\n  createdBy\n  modifiedBy\n  executionTimeSpan\n  seriesId\n  occurrenceOn\n  rerunOf\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n  allowedActions {\n    action\n    allowed\n    leadsTo\n    message\n  }\n}": typeof types.OperationPageDocument,
    "fragment OperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  position\n  progress\n  stage\n  postponeUntil\n  createdOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  message\n  friendlyMessage\n  result\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n}": typeof types.OperationPartsFragmentDoc,
    "query OperationPayloads($id: ID!, $asOf: LogPosition) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    friendlyMessage\n    message\n    errorCode\n    result\n    data\n  }\n}": typeof types.OperationPayloadsDocument,
    "fragment OperationRowParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  progress\n  stage\n  priority\n  postponeUntil\n  ownerId\n  correlationId\n  createdOn\n  modifiedOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  lease {\n    hostId\n  }\n}": typeof types.OperationRowPartsFragmentDoc,
    "subscription OperationRowsChanged($filter: AsyncOperationFilter, $after: LogPosition, $withMessage: Boolean! = false) {\n  asyncOperationsChanged(filter: $filter, after: $after) {\n    position\n    change\n    operation {\n      ...OperationRowParts\n      message @include(if: $withMessage)\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": typeof types.OperationRowsChangedDocument,
    "query OperationRows($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String, $withMessage: Boolean! = false) {\n  asyncOperations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    edges {\n      cursor\n      node {\n        ...OperationRowParts\n        message @include(if: $withMessage)\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n    }\n    position\n  }\n}": typeof types.OperationRowsDocument,
    "fragment OperationTypeParts on OperationType {\n  value\n  label\n  userControllable\n  retryBaseSeconds\n  retryCapSeconds\n  maxLocked\n  startsPerMinute\n  breakerFailures\n  breakerMinutes\n  lockedCount\n  hold {\n    heldBy\n    heldOn\n    reason\n    byBreaker\n  }\n}": typeof types.OperationTypePartsFragmentDoc,
    "query OperationTypesInFull {\n  operationTypes {\n    ...OperationTypeParts\n  }\n}": typeof types.OperationTypesInFullDocument,
    "query OperationTypes {\n  operationTypes {\n    value\n    label\n    userControllable\n  }\n}": typeof types.OperationTypesDocument,
    "query PastOperation($id: ID!, $asOf: LogPosition!) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    ...OperationPageParts\n  }\n}": typeof types.PastOperationDocument,
    "mutation PauseAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  pauseAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.PauseAsyncOperationSeriesDocument,
    "mutation PauseAsyncOperation($input: AsyncOperationActionInput!) {\n  pauseAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.PauseAsyncOperationDocument,
    "mutation PostponeAsyncOperation($input: PostponeAsyncOperationInput!) {\n  postponeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.PostponeAsyncOperationDocument,
    "mutation ReleaseOperationType($input: ReleaseOperationTypeInput!) {\n  releaseOperationType(input: $input) {\n    __typename\n    ... on OperationTypeSuccess {\n      operationType {\n        ...OperationTypeParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.ReleaseOperationTypeDocument,
    "mutation RerunAsyncOperation($input: RerunAsyncOperationInput!) {\n  rerunAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n        rerunOf\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": typeof types.RerunAsyncOperationDocument,
    "mutation ResumeAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  resumeAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.ResumeAsyncOperationSeriesDocument,
    "mutation ResumeAsyncOperation($input: AsyncOperationActionInput!) {\n  resumeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": typeof types.ResumeAsyncOperationDocument,
    "fragment SeriesParts on AsyncOperationSeries {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  status\n  recurrencePattern\n  recurrenceStartTime\n  recurrenceTimeZone\n  missedOccurrences\n  nextOccurrences\n  lastOccurrence\n  occurrenceCount\n  version\n  createdBy\n  createdOn\n  modifiedBy\n  modifiedOn\n}": typeof types.SeriesPartsFragmentDoc,
    "query SeriesRows($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {\n  asyncOperationSeriesList(status: $status, first: $first, after: $after) {\n    nodes {\n      ...SeriesRowParts\n    }\n    hasNextPage\n    endCursor\n  }\n}\n\nfragment SeriesRowParts on AsyncOperationSeries {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  status\n  recurrencePattern\n  recurrenceTimeZone\n  nextOccurrences(first: 1)\n  lastOccurrence\n  occurrenceCount\n}": typeof types.SeriesRowsDocument,
    "mutation SettleAsyncOperations($input: [SettleInput!]!, $withOperation: Boolean! = true) {\n  settleAsyncOperations(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation @include(if: $withOperation) {\n        statusCode\n        postponeUntil\n      }\n    }\n    ... on OperationError {\n      message\n    }\n    ... on InvalidStateChangeError {\n      operation {\n        statusCode\n      }\n    }\n  }\n}": typeof types.SettleAsyncOperationsDocument,
};
const documents: Documents = {
    "query AllowedActions($id: ID!) {\n  asyncOperation(id: $id) {\n    id\n    name\n    statusCode\n    version\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n  }\n}": types.AllowedActionsDocument,
    "mutation AppendLogLines($input: [AppendLogLinesInput!]!) {\n  appendLogLines(input: $input) {\n    __typename\n    ... on AppendLogLinesSuccess {\n      newest\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}": types.AppendLogLinesDocument,
    "mutation ApplyBulkAction($input: BulkActionInput!) {\n  applyBulkAction(input: $input) {\n    __typename\n    ... on BulkActionSuccess {\n      position\n      matched\n      applied\n      refused {\n        code\n        count\n        examples\n      }\n      endCursor\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.ApplyBulkActionDocument,
    "query AsyncOperationActivity($from: DateTime!, $to: DateTime!) {\n  asyncOperationActivity(from: $from, to: $to) {\n    minute\n    created\n    succeeded\n    failed\n    canceled\n  }\n}": types.AsyncOperationActivityDocument,
    "subscription AsyncOperationCountsChanged($filter: AsyncOperationFilter) {\n  asyncOperationCountsChanged(filter: $filter) {\n    position\n    total\n    byStatus {\n      statusCode\n      count\n    }\n    byOperationType {\n      operationType {\n        value\n      }\n      statusCode\n      count\n    }\n  }\n}": types.AsyncOperationCountsChangedDocument,
    "query AsyncOperationCounts($filter: AsyncOperationFilter, $asOf: LogPosition) {\n  asyncOperationCounts(filter: $filter, asOf: $asOf) {\n    position\n    total\n    byStatus {\n      statusCode\n      count\n    }\n    byOperationType {\n      operationType {\n        value\n        label\n      }\n      statusCode\n      count\n    }\n  }\n}": types.AsyncOperationCountsDocument,
    "query AsyncOperationEvents($after: LogPosition!, $first: Int!) {\n  asyncOperationEvents(after: $after, first: $first) {\n    nodes {\n      ...EventParts\n      operation {\n        id\n        name\n      }\n    }\n  }\n}": types.AsyncOperationEventsDocument,
    "query AsyncOperationHistory($id: ID!, $after: LogPosition) {\n  asyncOperation(id: $id) {\n    history(first: 100, after: $after) {\n      nodes {\n        kind\n        actor\n      }\n      position\n      hasNextPage\n    }\n  }\n}": types.AsyncOperationHistoryDocument,
    "query AsyncOperationInFull($id: ID!) {\n  asyncOperation(id: $id) {\n    ...OperationParts\n    stateCodeValue\n    statusCodeValue\n    dependencyToken\n    concurrencyKey\n    concurrencyLimit\n    priority\n    correlationId\n    regardingObjectId\n    regardingObjectType\n    ownerId\n    createdBy\n    modifiedBy\n    modifiedOn\n    executionTimeSpan\n    errorCode\n    data\n    seriesId\n    occurrenceOn\n    rerunOf\n    rerunAs {\n      id\n      statusCode\n    }\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    history(first: 100) {\n      nodes {\n        ...EventParts\n      }\n      position\n      hasNextPage\n    }\n  }\n}": types.AsyncOperationInFullDocument,
    "subscription AsyncOperationLogLines($id: ID!, $after: Int) {\n  asyncOperationLogLines(id: $id, after: $after) {\n    position\n    lines {\n      ...LogLineParts\n    }\n    dropped\n    isUpToDate\n  }\n}": types.AsyncOperationLogLinesDocument,
    "query AsyncOperationSeriesInFull($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    ...SeriesParts\n  }\n  asyncOperations(filter: {seriesId: $id}, first: 5) {\n    nodes {\n      ...OperationParts\n      occurrenceOn\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n  waiting: asyncOperations(\n    filter: {seriesId: $id, stateCode: [READY, SUSPENDED]}\n    orderBy: {field: CREATED_ON, direction: ASC}\n    first: 1\n  ) {\n    ...WaitingParts\n  }\n}": types.AsyncOperationSeriesInFullDocument,
    "query AsyncOperationSeriesList($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {\n  asyncOperationSeriesList(status: $status, first: $first, after: $after) {\n    nodes {\n      ...SeriesParts\n    }\n    hasNextPage\n    endCursor\n  }\n}": types.AsyncOperationSeriesListDocument,
    "query AsyncOperationSeriesWaiting($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    id\n    status\n    version\n    modifiedBy\n  }\n  waiting: asyncOperations(\n    filter: {seriesId: $id, stateCode: [READY, SUSPENDED]}\n    orderBy: {field: CREATED_ON, direction: ASC}\n    first: 1\n  ) {\n    ...WaitingParts\n  }\n}\n\nfragment WaitingParts on AsyncOperationConnection {\n  totalCount\n  nodes {\n    id\n    occurrenceOn\n  }\n}": types.AsyncOperationSeriesWaitingDocument,
    "query AsyncOperationSeries($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    id\n    name\n    status\n    recurrencePattern\n    recurrenceTimeZone\n    nextOccurrences\n    occurrenceCount\n  }\n}": types.AsyncOperationSeriesDocument,
    "query AsyncOperationTimeline($id: ID!, $after: LogPosition, $first: Int = 100) {\n  asyncOperation(id: $id) {\n    history(first: $first, after: $after) {\n      nodes {\n        ...EventParts\n      }\n      position\n      hasNextPage\n    }\n  }\n}": types.AsyncOperationTimelineDocument,
    "query AsyncOperation($id: ID!, $asOf: LogPosition) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    ...OperationParts\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    history(first: 100) {\n      nodes {\n        position\n        kind\n        occurredOn\n        fromStatus\n        toStatus\n        actor\n        reason\n      }\n      position\n      hasNextPage\n    }\n  }\n}": types.AsyncOperationDocument,
    "subscription AsyncOperationsChanged($filter: AsyncOperationFilter, $after: LogPosition) {\n  asyncOperationsChanged(filter: $filter, after: $after) {\n    position\n    change\n    event {\n      position\n      kind\n      occurredOn\n      fromStatus\n      toStatus\n      actor\n      reason\n    }\n    operation {\n      ...OperationParts\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": types.AsyncOperationsChangedDocument,
    "query AsyncOperations($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  asyncOperations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    nodes {\n      ...OperationParts\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    totalCount\n    position\n  }\n}": types.AsyncOperationsDocument,
    "mutation CancelAsyncOperation($input: AsyncOperationActionInput!) {\n  cancelAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.CancelAsyncOperationDocument,
    "mutation ChangeAsyncOperationSeries($input: ChangeAsyncOperationSeriesInput!) {\n  changeAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.ChangeAsyncOperationSeriesDocument,
    "mutation ClaimAsyncOperations($input: ClaimAsyncOperationsInput!) {\n  claimAsyncOperations(input: $input) {\n    __typename\n    ... on ClaimAsyncOperationsSuccess {\n      operations {\n        ...ClaimedOperationParts\n      }\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}\n\nfragment ClaimedOperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  position\n  dependencyToken\n  priority\n  correlationId\n  regardingObjectId\n  regardingObjectType\n  ownerId\n  createdBy\n  createdOn\n  startedOn\n  retryCount\n  maxRetries\n  progress\n  stage\n  data\n  lease {\n    epoch\n    heartbeatOn\n  }\n}": types.ClaimAsyncOperationsDocument,
    "mutation CreateAsyncOperationSeries($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n        seriesId\n        occurrenceOn\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.CreateAsyncOperationSeriesDocument,
    "mutation CreateAsyncOperation($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.CreateAsyncOperationDocument,
    "mutation CreateAsyncOperations($input: [CreateAsyncOperationInput!]!) {\n  createAsyncOperations(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        id\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.CreateAsyncOperationsDocument,
    "mutation DeleteAsyncOperation($input: AsyncOperationActionInput!) {\n  deleteAsyncOperation(input: $input) {\n    __typename\n    ... on DeletedAsyncOperation {\n      id\n      position\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.DeleteAsyncOperationDocument,
    "mutation EndAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  endAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.EndAsyncOperationSeriesDocument,
    "query EventLog($time: DateTime!) {\n  eventLog {\n    first {\n      occurredOn\n    }\n    last {\n      occurredOn\n    }\n    positionAt(time: $time)\n  }\n}": types.EventLogDocument,
    "fragment EventParts on AsyncOperationEvent {\n  position\n  kind\n  occurredOn\n  fromStatus\n  toStatus\n  actor\n  reason\n}": types.EventPartsFragmentDoc,
    "query Gateway {\n  gateway {\n    version\n    isDemo\n  }\n}": types.GatewayDocument,
    "mutation HeartbeatAsyncOperations($input: [HeartbeatInput!]!) {\n  heartbeatAsyncOperations(input: $input) {\n    __typename\n    ... on HeartbeatSuccess {\n      request\n      operation {\n        position\n      }\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}": types.HeartbeatAsyncOperationsDocument,
    "mutation HoldOperationType($input: HoldOperationTypeInput!) {\n  holdOperationType(input: $input) {\n    __typename\n    ... on OperationTypeSuccess {\n      operationType {\n        ...OperationTypeParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.HoldOperationTypeDocument,
    "subscription HostRequests($hostId: String!, $after: LogPosition) {\n  asyncOperationsChanged(\n    filter: {hostId: [$hostId], statusCode: [PAUSING, CANCELING]}\n    after: $after\n  ) {\n    position\n    change\n    operation {\n      id\n      statusCode\n      lease {\n        epoch\n      }\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": types.HostRequestsDocument,
    "query Lifecycle {\n  lifecycle {\n    statuses {\n      statusCode\n      stateCode\n      label\n    }\n    transitions {\n      event\n      from\n      to\n      action\n      rerunOf\n      byUser\n      byHost\n      byPlatform\n    }\n  }\n}": types.LifecycleDocument,
    "fragment LogLineParts on LogLine {\n  number\n  occurredOn\n  epoch\n  text\n}": types.LogLinePartsFragmentDoc,
    "query LogLines($id: ID!, $first: Int, $after: Int, $last: Int) {\n  asyncOperation(id: $id) {\n    statusCode\n    logLines(first: $first, after: $after, last: $last) {\n      nodes {\n        ...LogLineParts\n      }\n      dropped\n      newest\n      hasNextPage\n    }\n  }\n}": types.LogLinesDocument,
    "query OperationNow($id: ID!) {\n  asyncOperation(id: $id) {\n    version\n    lease {\n      hostId\n      epoch\n      expiresOn\n      heartbeatOn\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    rerunAs {\n      id\n      statusCode\n    }\n  }\n}": types.OperationNowDocument,
    "query OperationOlder($id: ID!, $before: LogPosition!) {\n  asyncOperation(id: $id) {\n    history(last: 500, before: $before) {\n      nodes {\n        ...EventParts\n      }\n      hasPreviousPage\n    }\n  }\n}": types.OperationOlderDocument,
    "subscription OperationPageChanged($id: ID!, $after: LogPosition) {\n  asyncOperationChanged(id: $id, after: $after) {\n    position\n    change\n    event {\n      ...EventParts\n    }\n    operation {\n      ...OperationPageParts\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": types.OperationPageChangedDocument,
    "query OperationPage($id: ID!) {\n  asyncOperation(id: $id) {\n    ...OperationPageParts\n    history(last: 500) {\n      nodes {\n        ...EventParts\n      }\n      hasPreviousPage\n    }\n  }\n  asyncOperationCounts(filter: {ids: [$id]}) {\n    position\n  }\n}\n\nfragment OperationPageParts on AsyncOperation {\n  ...OperationRowParts\n  position\n  dependencyToken\n  concurrencyKey\n  concurrencyLimit\n  regardingObjectId\n  regardingObjectType\n  requestId\n  createdBy\n  modifiedBy\n  executionTimeSpan\n  seriesId\n  occurrenceOn\n  rerunOf\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n  allowedActions {\n    action\n    allowed\n    leadsTo\n    message\n  }\n}": types.OperationPageDocument,
    "fragment OperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  position\n  progress\n  stage\n  postponeUntil\n  createdOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  message\n  friendlyMessage\n  result\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n}": types.OperationPartsFragmentDoc,
    "query OperationPayloads($id: ID!, $asOf: LogPosition) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    friendlyMessage\n    message\n    errorCode\n    result\n    data\n  }\n}": types.OperationPayloadsDocument,
    "fragment OperationRowParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  progress\n  stage\n  priority\n  postponeUntil\n  ownerId\n  correlationId\n  createdOn\n  modifiedOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  lease {\n    hostId\n  }\n}": types.OperationRowPartsFragmentDoc,
    "subscription OperationRowsChanged($filter: AsyncOperationFilter, $after: LogPosition, $withMessage: Boolean! = false) {\n  asyncOperationsChanged(filter: $filter, after: $after) {\n    position\n    change\n    operation {\n      ...OperationRowParts\n      message @include(if: $withMessage)\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}": types.OperationRowsChangedDocument,
    "query OperationRows($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String, $withMessage: Boolean! = false) {\n  asyncOperations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    edges {\n      cursor\n      node {\n        ...OperationRowParts\n        message @include(if: $withMessage)\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n    }\n    position\n  }\n}": types.OperationRowsDocument,
    "fragment OperationTypeParts on OperationType {\n  value\n  label\n  userControllable\n  retryBaseSeconds\n  retryCapSeconds\n  maxLocked\n  startsPerMinute\n  breakerFailures\n  breakerMinutes\n  lockedCount\n  hold {\n    heldBy\n    heldOn\n    reason\n    byBreaker\n  }\n}": types.OperationTypePartsFragmentDoc,
    "query OperationTypesInFull {\n  operationTypes {\n    ...OperationTypeParts\n  }\n}": types.OperationTypesInFullDocument,
    "query OperationTypes {\n  operationTypes {\n    value\n    label\n    userControllable\n  }\n}": types.OperationTypesDocument,
    "query PastOperation($id: ID!, $asOf: LogPosition!) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    ...OperationPageParts\n  }\n}": types.PastOperationDocument,
    "mutation PauseAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  pauseAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.PauseAsyncOperationSeriesDocument,
    "mutation PauseAsyncOperation($input: AsyncOperationActionInput!) {\n  pauseAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.PauseAsyncOperationDocument,
    "mutation PostponeAsyncOperation($input: PostponeAsyncOperationInput!) {\n  postponeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.PostponeAsyncOperationDocument,
    "mutation ReleaseOperationType($input: ReleaseOperationTypeInput!) {\n  releaseOperationType(input: $input) {\n    __typename\n    ... on OperationTypeSuccess {\n      operationType {\n        ...OperationTypeParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.ReleaseOperationTypeDocument,
    "mutation RerunAsyncOperation($input: RerunAsyncOperationInput!) {\n  rerunAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n        rerunOf\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}": types.RerunAsyncOperationDocument,
    "mutation ResumeAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  resumeAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.ResumeAsyncOperationSeriesDocument,
    "mutation ResumeAsyncOperation($input: AsyncOperationActionInput!) {\n  resumeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}": types.ResumeAsyncOperationDocument,
    "fragment SeriesParts on AsyncOperationSeries {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  status\n  recurrencePattern\n  recurrenceStartTime\n  recurrenceTimeZone\n  missedOccurrences\n  nextOccurrences\n  lastOccurrence\n  occurrenceCount\n  version\n  createdBy\n  createdOn\n  modifiedBy\n  modifiedOn\n}": types.SeriesPartsFragmentDoc,
    "query SeriesRows($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {\n  asyncOperationSeriesList(status: $status, first: $first, after: $after) {\n    nodes {\n      ...SeriesRowParts\n    }\n    hasNextPage\n    endCursor\n  }\n}\n\nfragment SeriesRowParts on AsyncOperationSeries {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  status\n  recurrencePattern\n  recurrenceTimeZone\n  nextOccurrences(first: 1)\n  lastOccurrence\n  occurrenceCount\n}": types.SeriesRowsDocument,
    "mutation SettleAsyncOperations($input: [SettleInput!]!, $withOperation: Boolean! = true) {\n  settleAsyncOperations(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation @include(if: $withOperation) {\n        statusCode\n        postponeUntil\n      }\n    }\n    ... on OperationError {\n      message\n    }\n    ... on InvalidStateChangeError {\n      operation {\n        statusCode\n      }\n    }\n  }\n}": types.SettleAsyncOperationsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AllowedActions($id: ID!) {\n  asyncOperation(id: $id) {\n    id\n    name\n    statusCode\n    version\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').AllowedActionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AppendLogLines($input: [AppendLogLinesInput!]!) {\n  appendLogLines(input: $input) {\n    __typename\n    ... on AppendLogLinesSuccess {\n      newest\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').AppendLogLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ApplyBulkAction($input: BulkActionInput!) {\n  applyBulkAction(input: $input) {\n    __typename\n    ... on BulkActionSuccess {\n      position\n      matched\n      applied\n      refused {\n        code\n        count\n        examples\n      }\n      endCursor\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').ApplyBulkActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationActivity($from: DateTime!, $to: DateTime!) {\n  asyncOperationActivity(from: $from, to: $to) {\n    minute\n    created\n    succeeded\n    failed\n    canceled\n  }\n}"): typeof import('./graphql.ts').AsyncOperationActivityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription AsyncOperationCountsChanged($filter: AsyncOperationFilter) {\n  asyncOperationCountsChanged(filter: $filter) {\n    position\n    total\n    byStatus {\n      statusCode\n      count\n    }\n    byOperationType {\n      operationType {\n        value\n      }\n      statusCode\n      count\n    }\n  }\n}"): typeof import('./graphql.ts').AsyncOperationCountsChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationCounts($filter: AsyncOperationFilter, $asOf: LogPosition) {\n  asyncOperationCounts(filter: $filter, asOf: $asOf) {\n    position\n    total\n    byStatus {\n      statusCode\n      count\n    }\n    byOperationType {\n      operationType {\n        value\n        label\n      }\n      statusCode\n      count\n    }\n  }\n}"): typeof import('./graphql.ts').AsyncOperationCountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationEvents($after: LogPosition!, $first: Int!) {\n  asyncOperationEvents(after: $after, first: $first) {\n    nodes {\n      ...EventParts\n      operation {\n        id\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').AsyncOperationEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationHistory($id: ID!, $after: LogPosition) {\n  asyncOperation(id: $id) {\n    history(first: 100, after: $after) {\n      nodes {\n        kind\n        actor\n      }\n      position\n      hasNextPage\n    }\n  }\n}"): typeof import('./graphql.ts').AsyncOperationHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationInFull($id: ID!) {\n  asyncOperation(id: $id) {\n    ...OperationParts\n    stateCodeValue\n    statusCodeValue\n    dependencyToken\n    concurrencyKey\n    concurrencyLimit\n    priority\n    correlationId\n    regardingObjectId\n    regardingObjectType\n    ownerId\n    createdBy\n    modifiedBy\n    modifiedOn\n    executionTimeSpan\n    errorCode\n    data\n    seriesId\n    occurrenceOn\n    rerunOf\n    rerunAs {\n      id\n      statusCode\n    }\n    allowedActions {\n      action\n      allowed\n      leadsTo\n      refusal\n      message\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    history(first: 100) {\n      nodes {\n        ...EventParts\n      }\n      position\n      hasNextPage\n    }\n  }\n}"): typeof import('./graphql.ts').AsyncOperationInFullDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription AsyncOperationLogLines($id: ID!, $after: Int) {\n  asyncOperationLogLines(id: $id, after: $after) {\n    position\n    lines {\n      ...LogLineParts\n    }\n    dropped\n    isUpToDate\n  }\n}"): typeof import('./graphql.ts').AsyncOperationLogLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationSeriesInFull($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    ...SeriesParts\n  }\n  asyncOperations(filter: {seriesId: $id}, first: 5) {\n    nodes {\n      ...OperationParts\n      occurrenceOn\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n  waiting: asyncOperations(\n    filter: {seriesId: $id, stateCode: [READY, SUSPENDED]}\n    orderBy: {field: CREATED_ON, direction: ASC}\n    first: 1\n  ) {\n    ...WaitingParts\n  }\n}"): typeof import('./graphql.ts').AsyncOperationSeriesInFullDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationSeriesList($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {\n  asyncOperationSeriesList(status: $status, first: $first, after: $after) {\n    nodes {\n      ...SeriesParts\n    }\n    hasNextPage\n    endCursor\n  }\n}"): typeof import('./graphql.ts').AsyncOperationSeriesListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationSeriesWaiting($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    id\n    status\n    version\n    modifiedBy\n  }\n  waiting: asyncOperations(\n    filter: {seriesId: $id, stateCode: [READY, SUSPENDED]}\n    orderBy: {field: CREATED_ON, direction: ASC}\n    first: 1\n  ) {\n    ...WaitingParts\n  }\n}\n\nfragment WaitingParts on AsyncOperationConnection {\n  totalCount\n  nodes {\n    id\n    occurrenceOn\n  }\n}"): typeof import('./graphql.ts').AsyncOperationSeriesWaitingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationSeries($id: ID!) {\n  asyncOperationSeries(id: $id) {\n    id\n    name\n    status\n    recurrencePattern\n    recurrenceTimeZone\n    nextOccurrences\n    occurrenceCount\n  }\n}"): typeof import('./graphql.ts').AsyncOperationSeriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AsyncOperationTimeline($id: ID!, $after: LogPosition, $first: Int = 100) {\n  asyncOperation(id: $id) {\n    history(first: $first, after: $after) {\n      nodes {\n        ...EventParts\n      }\n      position\n      hasNextPage\n    }\n  }\n}"): typeof import('./graphql.ts').AsyncOperationTimelineDocument;
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
export function graphql(source: "mutation ChangeAsyncOperationSeries($input: ChangeAsyncOperationSeriesInput!) {\n  changeAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').ChangeAsyncOperationSeriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ClaimAsyncOperations($input: ClaimAsyncOperationsInput!) {\n  claimAsyncOperations(input: $input) {\n    __typename\n    ... on ClaimAsyncOperationsSuccess {\n      operations {\n        ...ClaimedOperationParts\n      }\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}\n\nfragment ClaimedOperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  position\n  dependencyToken\n  priority\n  correlationId\n  regardingObjectId\n  regardingObjectType\n  ownerId\n  createdBy\n  createdOn\n  startedOn\n  retryCount\n  maxRetries\n  progress\n  stage\n  data\n  lease {\n    epoch\n    heartbeatOn\n  }\n}"): typeof import('./graphql.ts').ClaimAsyncOperationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateAsyncOperationSeries($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n        seriesId\n        occurrenceOn\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').CreateAsyncOperationSeriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateAsyncOperation($input: CreateAsyncOperationInput!) {\n  createAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').CreateAsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateAsyncOperations($input: [CreateAsyncOperationInput!]!) {\n  createAsyncOperations(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        id\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').CreateAsyncOperationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteAsyncOperation($input: AsyncOperationActionInput!) {\n  deleteAsyncOperation(input: $input) {\n    __typename\n    ... on DeletedAsyncOperation {\n      id\n      position\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DeleteAsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  endAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').EndAsyncOperationSeriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query EventLog($time: DateTime!) {\n  eventLog {\n    first {\n      occurredOn\n    }\n    last {\n      occurredOn\n    }\n    positionAt(time: $time)\n  }\n}"): typeof import('./graphql.ts').EventLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment EventParts on AsyncOperationEvent {\n  position\n  kind\n  occurredOn\n  fromStatus\n  toStatus\n  actor\n  reason\n}"): typeof import('./graphql.ts').EventPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Gateway {\n  gateway {\n    version\n    isDemo\n  }\n}"): typeof import('./graphql.ts').GatewayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation HeartbeatAsyncOperations($input: [HeartbeatInput!]!) {\n  heartbeatAsyncOperations(input: $input) {\n    __typename\n    ... on HeartbeatSuccess {\n      request\n      operation {\n        position\n      }\n    }\n    ... on OperationError {\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').HeartbeatAsyncOperationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation HoldOperationType($input: HoldOperationTypeInput!) {\n  holdOperationType(input: $input) {\n    __typename\n    ... on OperationTypeSuccess {\n      operationType {\n        ...OperationTypeParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').HoldOperationTypeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription HostRequests($hostId: String!, $after: LogPosition) {\n  asyncOperationsChanged(\n    filter: {hostId: [$hostId], statusCode: [PAUSING, CANCELING]}\n    after: $after\n  ) {\n    position\n    change\n    operation {\n      id\n      statusCode\n      lease {\n        epoch\n      }\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').HostRequestsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Lifecycle {\n  lifecycle {\n    statuses {\n      statusCode\n      stateCode\n      label\n    }\n    transitions {\n      event\n      from\n      to\n      action\n      rerunOf\n      byUser\n      byHost\n      byPlatform\n    }\n  }\n}"): typeof import('./graphql.ts').LifecycleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment LogLineParts on LogLine {\n  number\n  occurredOn\n  epoch\n  text\n}"): typeof import('./graphql.ts').LogLinePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LogLines($id: ID!, $first: Int, $after: Int, $last: Int) {\n  asyncOperation(id: $id) {\n    statusCode\n    logLines(first: $first, after: $after, last: $last) {\n      nodes {\n        ...LogLineParts\n      }\n      dropped\n      newest\n      hasNextPage\n    }\n  }\n}"): typeof import('./graphql.ts').LogLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OperationNow($id: ID!) {\n  asyncOperation(id: $id) {\n    version\n    lease {\n      hostId\n      epoch\n      expiresOn\n      heartbeatOn\n    }\n    whyWaiting {\n      code\n      message\n      until\n      behind {\n        id\n        name\n      }\n    }\n    rerunAs {\n      id\n      statusCode\n    }\n  }\n}"): typeof import('./graphql.ts').OperationNowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OperationOlder($id: ID!, $before: LogPosition!) {\n  asyncOperation(id: $id) {\n    history(last: 500, before: $before) {\n      nodes {\n        ...EventParts\n      }\n      hasPreviousPage\n    }\n  }\n}"): typeof import('./graphql.ts').OperationOlderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription OperationPageChanged($id: ID!, $after: LogPosition) {\n  asyncOperationChanged(id: $id, after: $after) {\n    position\n    change\n    event {\n      ...EventParts\n    }\n    operation {\n      ...OperationPageParts\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').OperationPageChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OperationPage($id: ID!) {\n  asyncOperation(id: $id) {\n    ...OperationPageParts\n    history(last: 500) {\n      nodes {\n        ...EventParts\n      }\n      hasPreviousPage\n    }\n  }\n  asyncOperationCounts(filter: {ids: [$id]}) {\n    position\n  }\n}\n\nfragment OperationPageParts on AsyncOperation {\n  ...OperationRowParts\n  position\n  dependencyToken\n  concurrencyKey\n  concurrencyLimit\n  regardingObjectId\n  regardingObjectType\n  requestId\n  createdBy\n  modifiedBy\n  executionTimeSpan\n  seriesId\n  occurrenceOn\n  rerunOf\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n  allowedActions {\n    action\n    allowed\n    leadsTo\n    message\n  }\n}"): typeof import('./graphql.ts').OperationPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment OperationParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  position\n  progress\n  stage\n  postponeUntil\n  createdOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  message\n  friendlyMessage\n  result\n  lease {\n    hostId\n    epoch\n    expiresOn\n    heartbeatOn\n  }\n}"): typeof import('./graphql.ts').OperationPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OperationPayloads($id: ID!, $asOf: LogPosition) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    friendlyMessage\n    message\n    errorCode\n    result\n    data\n  }\n}"): typeof import('./graphql.ts').OperationPayloadsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment OperationRowParts on AsyncOperation {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  stateCode\n  statusCode\n  version\n  progress\n  stage\n  priority\n  postponeUntil\n  ownerId\n  correlationId\n  createdOn\n  modifiedOn\n  startedOn\n  completedOn\n  retryCount\n  maxRetries\n  lease {\n    hostId\n  }\n}"): typeof import('./graphql.ts').OperationRowPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription OperationRowsChanged($filter: AsyncOperationFilter, $after: LogPosition, $withMessage: Boolean! = false) {\n  asyncOperationsChanged(filter: $filter, after: $after) {\n    position\n    change\n    operation {\n      ...OperationRowParts\n      message @include(if: $withMessage)\n    }\n    reset {\n      reason\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').OperationRowsChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OperationRows($filter: AsyncOperationFilter, $orderBy: AsyncOperationOrder, $first: Int, $after: String, $last: Int, $before: String, $withMessage: Boolean! = false) {\n  asyncOperations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    edges {\n      cursor\n      node {\n        ...OperationRowParts\n        message @include(if: $withMessage)\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n    }\n    position\n  }\n}"): typeof import('./graphql.ts').OperationRowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment OperationTypeParts on OperationType {\n  value\n  label\n  userControllable\n  retryBaseSeconds\n  retryCapSeconds\n  maxLocked\n  startsPerMinute\n  breakerFailures\n  breakerMinutes\n  lockedCount\n  hold {\n    heldBy\n    heldOn\n    reason\n    byBreaker\n  }\n}"): typeof import('./graphql.ts').OperationTypePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OperationTypesInFull {\n  operationTypes {\n    ...OperationTypeParts\n  }\n}"): typeof import('./graphql.ts').OperationTypesInFullDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OperationTypes {\n  operationTypes {\n    value\n    label\n    userControllable\n  }\n}"): typeof import('./graphql.ts').OperationTypesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PastOperation($id: ID!, $asOf: LogPosition!) {\n  asyncOperation(id: $id, asOf: $asOf) {\n    ...OperationPageParts\n  }\n}"): typeof import('./graphql.ts').PastOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PauseAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  pauseAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').PauseAsyncOperationSeriesDocument;
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
export function graphql(source: "mutation ReleaseOperationType($input: ReleaseOperationTypeInput!) {\n  releaseOperationType(input: $input) {\n    __typename\n    ... on OperationTypeSuccess {\n      operationType {\n        ...OperationTypeParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').ReleaseOperationTypeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RerunAsyncOperation($input: RerunAsyncOperationInput!) {\n  rerunAsyncOperation(input: $input) {\n    __typename\n    ... on CreateAsyncOperationSuccess {\n      outcome\n      operation {\n        ...OperationParts\n        rerunOf\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n    ... on InvalidInputError {\n      field\n    }\n  }\n}"): typeof import('./graphql.ts').RerunAsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResumeAsyncOperationSeries($input: AsyncOperationSeriesActionInput!) {\n  resumeAsyncOperationSeries(input: $input) {\n    __typename\n    ... on AsyncOperationSeriesSuccess {\n      series {\n        ...SeriesParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').ResumeAsyncOperationSeriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResumeAsyncOperation($input: AsyncOperationActionInput!) {\n  resumeAsyncOperation(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation {\n        ...OperationParts\n      }\n    }\n    ... on OperationError {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').ResumeAsyncOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SeriesParts on AsyncOperationSeries {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  status\n  recurrencePattern\n  recurrenceStartTime\n  recurrenceTimeZone\n  missedOccurrences\n  nextOccurrences\n  lastOccurrence\n  occurrenceCount\n  version\n  createdBy\n  createdOn\n  modifiedBy\n  modifiedOn\n}"): typeof import('./graphql.ts').SeriesPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SeriesRows($status: AsyncOperationSeriesStatus, $first: Int, $after: ID) {\n  asyncOperationSeriesList(status: $status, first: $first, after: $after) {\n    nodes {\n      ...SeriesRowParts\n    }\n    hasNextPage\n    endCursor\n  }\n}\n\nfragment SeriesRowParts on AsyncOperationSeries {\n  id\n  name\n  operationType {\n    value\n    label\n  }\n  status\n  recurrencePattern\n  recurrenceTimeZone\n  nextOccurrences(first: 1)\n  lastOccurrence\n  occurrenceCount\n}"): typeof import('./graphql.ts').SeriesRowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SettleAsyncOperations($input: [SettleInput!]!, $withOperation: Boolean! = true) {\n  settleAsyncOperations(input: $input) {\n    __typename\n    ... on AsyncOperationSuccess {\n      operation @include(if: $withOperation) {\n        statusCode\n        postponeUntil\n      }\n    }\n    ... on OperationError {\n      message\n    }\n    ... on InvalidStateChangeError {\n      operation {\n        statusCode\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').SettleAsyncOperationsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
