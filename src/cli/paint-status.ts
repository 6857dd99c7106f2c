import { styleText } from 'node:util';
import type { AsyncOperationSeriesStatus, AsyncOperationStatus } from '../gql/graphql.ts';

type Status = AsyncOperationStatus | AsyncOperationSeriesStatus;

const colors = {
  WAITING_FOR_RESOURCES: 'none',
  WAITING: 'yellow',
  IN_PROGRESS: 'cyan',
  PAUSING: 'yellow',
  CANCELING: 'yellow',
  SUCCEEDED: 'green',
  FAILED: 'red',
  CANCELED: 'gray',
  ACTIVE: 'none',
  PAUSED: 'yellow',
  ENDED: 'gray',
} as const satisfies Record<Status, Parameters<typeof styleText>[0]>;

export function paintStatus(shown: string, status: Status, hasColors: boolean): string {
  return hasColors ? styleText(colors[status], shown, { validateStream: false }) : shown;
}
