import type { AsyncOperationStatus } from '../../client/documents.ts';

/** As people write them; `Query.lifecycle` has the same. */
export const statusWords: Readonly<Record<AsyncOperationStatus, string>> = {
  WAITING_FOR_RESOURCES: 'Waiting For Resources',
  WAITING: 'Waiting',
  IN_PROGRESS: 'In Progress',
  PAUSING: 'Pausing',
  CANCELING: 'Canceling',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  CANCELED: 'Canceled',
};

/** In the order of a life. */
export const statuses: readonly AsyncOperationStatus[] = [
  'WAITING_FOR_RESOURCES',
  'WAITING',
  'IN_PROGRESS',
  'PAUSING',
  'CANCELING',
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
];
