import type { GraphQLSchema } from 'graphql';
import { appendLogLines } from './append-log-lines.ts';
import { applyBulkAction } from './apply-bulk-action.ts';
import { AsyncOperation } from './async-operation.ts';
import {
  cancelAsyncOperation,
  pauseAsyncOperation,
  postponeAsyncOperation,
  resumeAsyncOperation,
} from './async-operation-actions.ts';
import { asyncOperationActivity } from './async-operation-activity.ts';
import { asyncOperations } from './async-operation-connection.ts';
import { asyncOperationCounts } from './async-operation-counts.ts';
import { asyncOperationEvents } from './async-operation-events.ts';
import { asyncOperation } from './async-operation-query.ts';
import {
  changeAsyncOperationSeries,
  endAsyncOperationSeries,
  pauseAsyncOperationSeries,
  resumeAsyncOperationSeries,
} from './async-operation-series-actions.ts';
import { asyncOperationSeries, asyncOperationSeriesList } from './async-operation-series-query.ts';
import { builder } from './builder.ts';
import { withCanonicalIds } from './canonical-ids.ts';
import { claimAsyncOperations } from './claim-async-operations.ts';
import { createAsyncOperation, createAsyncOperations } from './create-async-operation.ts';
import { deleteAsyncOperation } from './delete-async-operation.ts';
import { eventLog } from './event-log.ts';
import { gateway } from './gateway.ts';
import { heartbeatAsyncOperations } from './heartbeat-async-operations.ts';
import { history } from './history.ts';
import { lifecycle } from './lifecycle.ts';
import { logLines } from './log-lines.ts';
import { node, nodes } from './node.ts';
import { operationTypes } from './operation-type.ts';
import { holdOperationType, releaseOperationType } from './operation-type-actions.ts';
import { rerunAs, rerunAsyncOperation } from './rerun-async-operation.ts';
import { settleAsyncOperations } from './settle-async-operations.ts';
import {
  asyncOperationChanged,
  asyncOperationCountsChanged,
  asyncOperationLogLines,
  asyncOperationsChanged,
} from './subscriptions.ts';
import { updateAsyncOperation } from './update-async-operation.ts';
import { whyWaiting } from './waiting-reason.ts';

builder.objectFields(AsyncOperation, (t) => ({
  whyWaiting: whyWaiting(t),
  rerunAs: rerunAs(t),
  history: history(t),
  logLines: logLines(t),
}));

builder.queryType({
  description:
    'Reads. An argument at fault is an error with `extensions.code` INVALID_INPUT and its path in `extensions.field`; one that is not of its type (a text for an Int, a LogPosition that is none) is an error of the whole request, whose message names the place. Limits that a description names are the defaults; an installation may set others.',
  fields: (t) => ({
    node: node(t),
    nodes: nodes(t),
    asyncOperation: asyncOperation(t),
    asyncOperations: asyncOperations(t),
    asyncOperationCounts: asyncOperationCounts(t),
    asyncOperationEvents: asyncOperationEvents(t),
    asyncOperationActivity: asyncOperationActivity(t),
    eventLog: eventLog(t),
    asyncOperationSeries: asyncOperationSeries(t),
    asyncOperationSeriesList: asyncOperationSeriesList(t),
    operationTypes: operationTypes(t),
    lifecycle: lifecycle(t),
    gateway: gateway(t),
  }),
});

builder.mutationType({
  description:
    'Changes: what a person or a web service asks of operations, and what the hosts that do the work tell. Each answers after what it did is durable. What is to be expected to go wrong is a member of its result; where the gateway has too much to do, the answer is an error with `extensions.code` OVERLOADED: try again in a moment.',
  fields: (t) => ({
    createAsyncOperation: createAsyncOperation(t),
    createAsyncOperations: createAsyncOperations(t),
    cancelAsyncOperation: cancelAsyncOperation(t),
    pauseAsyncOperation: pauseAsyncOperation(t),
    resumeAsyncOperation: resumeAsyncOperation(t),
    postponeAsyncOperation: postponeAsyncOperation(t),
    updateAsyncOperation: updateAsyncOperation(t),
    deleteAsyncOperation: deleteAsyncOperation(t),
    rerunAsyncOperation: rerunAsyncOperation(t),
    applyBulkAction: applyBulkAction(t),
    pauseAsyncOperationSeries: pauseAsyncOperationSeries(t),
    resumeAsyncOperationSeries: resumeAsyncOperationSeries(t),
    changeAsyncOperationSeries: changeAsyncOperationSeries(t),
    endAsyncOperationSeries: endAsyncOperationSeries(t),
    holdOperationType: holdOperationType(t),
    releaseOperationType: releaseOperationType(t),
    claimAsyncOperations: claimAsyncOperations(t),
    heartbeatAsyncOperations: heartbeatAsyncOperations(t),
    appendLogLines: appendLogLines(t),
    settleAsyncOperations: settleAsyncOperations(t),
  }),
});

builder.subscriptionType({
  description: 'What changes, as it happens, from the event log.',
  fields: (t) => ({
    asyncOperationChanged: asyncOperationChanged(t),
    asyncOperationsChanged: asyncOperationsChanged(t),
    asyncOperationCountsChanged: asyncOperationCountsChanged(t),
    asyncOperationLogLines: asyncOperationLogLines(t),
  }),
});

/** The whole API. Types and fields stay in the order in which they are declared, which is the one to read them in. */
export function createSchema(): GraphQLSchema {
  return withCanonicalIds(builder.toSchema({ sortSchema: false }));
}
