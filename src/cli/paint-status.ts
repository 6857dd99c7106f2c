import { styleText } from 'node:util';
import type { AsyncOperationStatus } from '../gql/graphql.ts';

const colors = {
  WAITING_FOR_RESOURCES: 'none',
  WAITING: 'yellow',
  IN_PROGRESS: 'cyan',
  PAUSING: 'yellow',
  CANCELING: 'yellow',
  SUCCEEDED: 'green',
  FAILED: 'red',
  CANCELED: 'gray',
} as const satisfies Record<AsyncOperationStatus, Parameters<typeof styleText>[0]>;

export function paintStatus(shown: string, status: AsyncOperationStatus, hasColors: boolean): string {
  return hasColors ? styleText(colors[status], shown, { validateStream: false }) : shown;
}
