import type { AsyncOperationOrderField } from '../../client/documents.ts';

export interface ColumnFacts {
  readonly label: string;
  readonly width: number;
  /** What the gateway can order the list by; null where it cannot. */
  readonly orderField: AsyncOperationOrderField | null;
}

export const columnIds = [
  'name',
  'operationType',
  'statusCode',
  'ownerId',
  'hostId',
  'progress',
  'createdOn',
  'startedOn',
  'postponeUntil',
  'retryCount',
  'message',
  'id',
  'stage',
  'priority',
  'correlationId',
  'modifiedOn',
  'completedOn',
] as const;

export type ColumnId = (typeof columnIds)[number];

const column = (label: string, width: number, orderField: AsyncOperationOrderField | null = null): ColumnFacts => ({
  label,
  width,
  orderField,
});

export const columnFacts: Readonly<Record<ColumnId, ColumnFacts>> = {
  name: column('Name', 230, 'NAME'),
  operationType: column('Type', 160),
  statusCode: column('Status', 168),
  ownerId: column('Owner', 172),
  hostId: column('Host', 110),
  progress: column('Progress', 120),
  createdOn: column('Created', 90, 'CREATED_ON'),
  startedOn: column('Started', 90),
  postponeUntil: column('Next run', 90),
  retryCount: column('Retries', 70),
  message: column('Message', 280),
  id: column('Id', 290),
  stage: column('Stage', 160),
  priority: column('Priority', 80),
  correlationId: column('Correlation', 170),
  modifiedOn: column('Modified', 110, 'MODIFIED_ON'),
  completedOn: column('Completed', 110),
};

export const plainColumns: readonly ColumnId[] = columnIds.slice(0, 10);
export const narrowest = 60;
export const widest = 800;

export const isColumnId = (text: unknown): text is ColumnId => columnIds.some((id) => id === text);
