import type { OperationRow, RowOrder } from '../../src/dashboard/rows/row-order.ts';
import type { RowPage } from '../../src/dashboard/rows/row-window.ts';

export const newestFirst: RowOrder = { field: 'CREATED_ON', direction: 'DESC' };

const firstMoment = Date.UTC(2030, 0, 1);
export const moment = (second: number): string => new Date(firstMoment + second * 1_000).toISOString();
export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** The operation that was created as the so-manieth, as it is in its version. */
export function row(number: number, change: Partial<OperationRow> = {}): OperationRow {
  return {
    id: idOf(number),
    name: `Operation ${number}`,
    operationType: { value: 5, label: 'Import' },
    stateCode: 'READY',
    statusCode: 'WAITING_FOR_RESOURCES',
    version: 1,
    progress: null,
    stage: null,
    priority: 0,
    postponeUntil: null,
    ownerId: null,
    correlationId: null,
    createdOn: moment(number),
    modifiedOn: moment(number),
    startedOn: null,
    completedOn: null,
    retryCount: 0,
    maxRetries: 3,
    lease: null,
    ...change,
  };
}

export const cursorOf = (operation: OperationRow): string => `cursor of ${operation.id}`;

export const pageOf = (rows: readonly OperationRow[], more: Partial<RowPage> = {}): RowPage => ({
  entries: rows.map((operation) => ({ cursor: cursorOf(operation), operation })),
  hasBefore: false,
  hasAfter: false,
  ...more,
});

/** So many rows, from one number on downwards: as a list that is newest first has them. */
export const rowsDown = (from: number, count: number): OperationRow[] =>
  Array.from({ length: count }, (_, index) => row(from - index));
