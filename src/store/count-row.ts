import type { AsyncOperationStatus } from '../core/statuses.ts';

export interface CountRow {
  readonly operationType: number;
  readonly statusCode: AsyncOperationStatus;
  readonly count: number;
}
