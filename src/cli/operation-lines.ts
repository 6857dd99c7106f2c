import type { AsyncOperationInFullQuery, EventPartsFragment } from '../gql/graphql.ts';
import { type Field, fieldLines, section } from './field-lines.ts';
import { localTime } from './moments.ts';
import { paintStatus } from './paint-status.ts';
import { percentDone } from './percent.ts';
import { printable } from './printable.ts';
import type { Shell } from './shell.ts';
import { createTable } from './table.ts';

type Operation = NonNullable<AsyncOperationInFullQuery['asyncOperation']>;
type Screen = Pick<Shell, 'columns' | 'hasColors'>;

/** All that there is to tell of an operation, for a person. */
export function operationLines(operation: Operation, events: readonly EventPartsFragment[], screen: Screen): string[] {
  return [
    ...fieldLines(fieldsOf(operation, screen)),
    ...section('WHY IT WAITS', waitingLines(operation)),
    ...section('WHAT MAY BE DONE', actionLines(operation, screen)),
    ...section('DATA', jsonLines(operation.data)),
    ...section('RESULT', jsonLines(operation.result)),
    ...section('WHAT HAPPENED', eventLines(events, screen)),
  ];
}

const time = (moment: string | null | undefined) => (moment == null ? null : localTime(moment));

function fieldsOf(operation: Operation, { hasColors }: Screen): readonly Field[] {
  const { operationType, statusCode, lease, executionTimeSpan: seconds } = operation;
  return [
    ['id', operation.id],
    ['name', operation.name],
    ['type', `${operationType.value} ${operationType.label}`],
    ['status', statusCode, (shown) => paintStatus(shown, statusCode, hasColors)],
    ['state', operation.stateCode],
    ['progress', percentDone(operation)],
    ['stage', operation.stage],
    ['message', operation.message],
    ['friendly message', operation.friendlyMessage],
    ['error code', operation.errorCode],
    ['postponed until', time(operation.postponeUntil)],
    ['priority', operation.priority],
    ['depends on', operation.dependencyToken],
    ['concurrency key', concurrencyText(operation)],
    ['owner', operation.ownerId],
    ['correlation', operation.correlationId],
    ['regarding', operation.regardingObjectId],
    ['regarding type', operation.regardingObjectType],
    ['retries', `${operation.retryCount} of ${operation.maxRetries}`],
    ['host', lease && `${lease.hostId}, epoch ${lease.epoch}, until ${localTime(lease.expiresOn)}`],
    ['series', operation.seriesId],
    ['occurrence of', time(operation.occurrenceOn)],
    ['run again of', operation.rerunOf],
    ['run again as', operation.rerunAs && `${operation.rerunAs.id}, ${operation.rerunAs.statusCode}`],
    ['created', `${localTime(operation.createdOn)} by ${operation.createdBy ?? 'nobody named'}`],
    ['started', time(operation.startedOn)],
    ['completed', time(operation.completedOn)],
    ['modified', `${localTime(operation.modifiedOn)} by ${operation.modifiedBy ?? 'nobody named'}`],
    ['ran for', seconds == null ? null : `${seconds} s`],
    ['version', operation.version],
    ['position', operation.position],
  ];
}

function concurrencyText({ concurrencyKey, concurrencyLimit }: Operation): string | null {
  return concurrencyKey == null ? null : `${concurrencyKey}, ${concurrencyLimit} at a time`;
}

function waitingLines({ whyWaiting }: Operation): string[] {
  if (whyWaiting == null) return [];
  const { code, message, until, behind } = whyWaiting;
  return [
    `${code}: ${message}`,
    ...(until == null ? [] : [`until ${localTime(until)}`]),
    ...(behind == null ? [] : [`behind ${behind.id} ${behind.name}`]),
  ].map(printable);
}

function actionLines({ allowedActions }: Operation, { columns }: Screen): readonly string[] {
  const table = createTable<Operation['allowedActions'][number]>(
    [
      { title: 'ACTION', text: ({ action }) => action },
      { title: 'ALLOWED', text: ({ allowed }) => (allowed ? 'yes' : 'no') },
      { title: 'LEADS TO', text: ({ leadsTo }) => leadsTo ?? '' },
      { title: 'WHY NOT', text: ({ message }) => message ?? '', least: 30 },
    ],
    columns,
  );
  return table.lines(allowedActions);
}

/** A text with a line break in it is still one line: it is escaped within JSON. */
function jsonLines(value: unknown): string[] {
  return value == null ? [] : JSON.stringify(value, null, 2).split('\n').map(printable);
}

function eventLines(events: readonly EventPartsFragment[], { columns, hasColors }: Screen): readonly string[] {
  const table = createTable<EventPartsFragment>(
    [
      { title: 'WHEN', text: ({ occurredOn }) => localTime(occurredOn) },
      { title: 'EVENT', text: ({ kind }) => kind },
      {
        title: 'STATUS',
        text: ({ toStatus }) => toStatus ?? '',
        paint: (shown, { toStatus }) => (toStatus == null ? shown : paintStatus(shown, toStatus, hasColors)),
      },
      { title: 'BY', text: ({ actor }) => actor, least: 8 },
      { title: 'REASON', text: ({ reason }) => reason ?? '', least: 8 },
    ],
    columns,
  );
  return table.lines(events);
}
