import { allowedActions } from '../core/judge-action.ts';
import type { Operation } from '../core/operation.ts';
import { stateOf, stateValue, statusValue } from '../core/statuses.ts';
import { AllowedAction } from './allowed-action.ts';
import { AsyncOperationState } from './async-operation-state.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder } from './builder.ts';
import { DateTime } from './date-time.ts';
import { Json } from './json.ts';
import { Lease } from './lease.ts';
import { LogPosition, publicPosition } from './log-position.ts';
import { Node } from './node.ts';
import { OperationType, operationTypeOf } from './operation-type.ts';
import { payloadText, payloadValue } from './payload.ts';

/** `whyWaiting`, `rerunAs` and `history` lead back to it, so their own files add them (see schema.ts). */
export const AsyncOperation = builder.objectRef<Operation>('AsyncOperation');

AsyncOperation.implement({
  description: 'A piece of work with a well-defined life: Ready, Suspended, Locked, Completed.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', {
      description:
        "The operation's UUID (version 7) itself, the same one in logs, on the command line and in the database. Wherever an id is given, capitals are taken, too; it is told in lower case.",
    }),
    name: t.exposeString('name', { description: 'What people call it. Not unique.' }),
    operationType: t.field({
      type: OperationType,
      description: 'What kind of work it is, which decides what hosts take it.',
      resolve: (operation, _args, context) => operationTypeOf(context, operation.operationType),
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'The idempotency key that it was created with.',
    }),
    stateCode: t.field({
      type: AsyncOperationState,
      description: 'The state that its status belongs to.',
      resolve: ({ statusCode }) => stateOf(statusCode),
    }),
    statusCode: t.expose('statusCode', { type: AsyncOperationStatus, description: 'Where in its life it is.' }),
    stateCodeValue: t.int({
      description: 'The option value of `stateCode`: 0 to 3.',
      resolve: ({ statusCode }) => stateValue(stateOf(statusCode)),
    }),
    statusCodeValue: t.int({
      description: 'The option value of `statusCode`: 0 to 32.',
      resolve: ({ statusCode }) => statusValue(statusCode),
    }),
    version: t.exposeInt('version', {
      description:
        'Grows by one with every change; give it back as `expectedVersion` to change only what you saw. 1 when created.',
    }),
    position: t.field({
      type: LogPosition,
      description: 'The log position of the last change.',
      resolve: ({ position }, _args, context) => publicPosition(context, position),
    }),
    postponeUntil: t.expose('postponeUntil', {
      type: DateTime,
      nullable: true,
      description: 'When it becomes Ready by itself. With PAUSING, what the pause will be kept until.',
    }),
    dependencyToken: t.exposeString('dependencyToken', {
      nullable: true,
      description: 'Operations that share a token run one after another, in order of creation.',
    }),
    concurrencyKey: t.exposeString('concurrencyKey', {
      nullable: true,
      description: 'It is not taken while `concurrencyLimit` operations with this key, of whatever type, are Locked.',
    }),
    concurrencyLimit: t.exposeInt('concurrencyLimit', {
      nullable: true,
      description: 'See `concurrencyKey`: 1 to 1,000; null where it has none.',
    }),
    priority: t.exposeInt('priority', { description: 'Among operations that are Ready, the higher runs first.' }),
    correlationId: t.exposeString('correlationId', {
      nullable: true,
      description: 'Ties it to what belongs together with it elsewhere. Free text.',
    }),
    regardingObjectId: t.exposeString('regardingObjectId', {
      nullable: true,
      description: 'The id of what it is about, in the system where that lives.',
    }),
    regardingObjectType: t.exposeString('regardingObjectType', {
      nullable: true,
      description: 'What kind of thing `regardingObjectId` names.',
    }),
    ownerId: t.exposeString('ownerId', { nullable: true, description: 'The id of whose work it is.' }),
    createdBy: t.exposeString('createdBy', { nullable: true, description: 'Who created it.' }),
    createdOn: t.expose('createdOn', { type: DateTime, description: 'When it was created.' }),
    modifiedBy: t.exposeString('modifiedBy', {
      nullable: true,
      description: 'Who caused the last change: a person, a host or the platform.',
    }),
    modifiedOn: t.expose('modifiedOn', { type: DateTime, description: 'When it last changed.' }),
    startedOn: t.expose('startedOn', {
      type: DateTime,
      nullable: true,
      description: 'When a host first took it; null before.',
    }),
    completedOn: t.expose('completedOn', {
      type: DateTime,
      nullable: true,
      description: 'When it was completed; null before.',
    }),
    executionTimeSpan: t.float({
      nullable: true,
      description: 'Seconds spent Locked, over all attempts, up to `modifiedOn`; null before the first.',
      resolve: ({ executionMs }) => (executionMs === null ? null : executionMs / 1_000),
    }),
    retryCount: t.exposeInt('retryCount', { description: 'The retries spent so far: 0 to `maxRetries`.' }),
    maxRetries: t.exposeInt('maxRetries', {
      description: 'How many times it is tried again after a failure or the end of a lease: 0 to 1,000.',
    }),
    progress: t.exposeFloat('progress', { nullable: true, description: '0 to 1, as the host last reported.' }),
    stage: t.exposeString('stage', { nullable: true, description: 'What it is at, as the host last reported.' }),
    message: t.string({
      nullable: true,
      description: 'For administrators.',
      resolve: (operation, _args, context, info) => payloadText(operation, 'message', context, info),
    }),
    friendlyMessage: t.string({
      nullable: true,
      description: 'For users.',
      resolve: (operation, _args, context, info) => payloadText(operation, 'friendlyMessage', context, info),
    }),
    errorCode: t.exposeInt('errorCode', {
      nullable: true,
      description: 'The number of the last failure, as its host gave it.',
    }),
    data: t.field({
      type: Json,
      nullable: true,
      description: 'What its host needs to do the work, or to go on from where the last run stopped.',
      resolve: (operation, _args, context, info) => payloadValue(operation, 'data', context, info),
    }),
    result: t.field({
      type: Json,
      nullable: true,
      description: 'What came of it, as its host gave it.',
      resolve: (operation, _args, context, info) => payloadValue(operation, 'result', context, info),
    }),
    recurrencePattern: t.exposeString('recurrencePattern', {
      nullable: true,
      description: 'The RFC 5545 RRULE by which it comes again, as it was when created; null where it does not.',
    }),
    recurrenceStartTime: t.expose('recurrenceStartTime', {
      type: DateTime,
      nullable: true,
      description: 'From when `recurrencePattern` counts; null where it does not recur.',
    }),
    seriesId: t.exposeID('seriesId', {
      nullable: true,
      description:
        'The series that it is an occurrence of: `Query.asyncOperationSeries`. Null where it does not recur.',
    }),
    occurrenceOn: t.expose('occurrenceOn', {
      type: DateTime,
      nullable: true,
      description:
        'Which occurrence of its series it is: its time by the rule. Where one makes up for many that were missed, the first of them.',
    }),
    rerunOf: t.exposeID('rerunOf', {
      nullable: true,
      description: 'The operation that this one runs again; null where it runs none. It may have been deleted.',
    }),
    lease: t.expose('lease', { type: Lease, nullable: true, description: 'Who holds the lock; null unless Locked.' }),
    allowedActions: t.field({
      type: [AllowedAction],
      description: 'Every user action, whether it is legal now, and if not, why.',
      resolve: (operation, _args, { operationTypes }) => allowedActions(operation, operationTypes),
    }),
  }),
});
