/**
 * The four states and eight statuses of an AsyncOperation, with the option values and labels that Dataverse gives
 * them. Everything that needs a number, a state or a label for a status reads it here.
 */
const asyncOperationStates = {
  READY: { value: 0 },
  SUSPENDED: { value: 1 },
  LOCKED: { value: 2 },
  COMPLETED: { value: 3 },
} as const;

export type AsyncOperationState = keyof typeof asyncOperationStates;

export interface StatusFacts {
  readonly value: number;
  readonly state: AsyncOperationState;
  readonly label: string;
}

export const asyncOperationStatuses = {
  WAITING_FOR_RESOURCES: { value: 0, state: 'READY', label: 'Waiting For Resources' },
  WAITING: { value: 10, state: 'SUSPENDED', label: 'Waiting' },
  IN_PROGRESS: { value: 20, state: 'LOCKED', label: 'In Progress' },
  PAUSING: { value: 21, state: 'LOCKED', label: 'Pausing' },
  CANCELING: { value: 22, state: 'LOCKED', label: 'Canceling' },
  SUCCEEDED: { value: 30, state: 'COMPLETED', label: 'Succeeded' },
  FAILED: { value: 31, state: 'COMPLETED', label: 'Failed' },
  CANCELED: { value: 32, state: 'COMPLETED', label: 'Canceled' },
} as const satisfies Record<string, StatusFacts>;

export type AsyncOperationStatus = keyof typeof asyncOperationStatuses;

/** Every status, in the order of its number. */
export const statusNames: readonly AsyncOperationStatus[] = [
  'WAITING_FOR_RESOURCES',
  'WAITING',
  'IN_PROGRESS',
  'PAUSING',
  'CANCELING',
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
];

export const stateNames: readonly AsyncOperationState[] = ['READY', 'SUSPENDED', 'LOCKED', 'COMPLETED'];

const statusByValue = new Map<number, AsyncOperationStatus>(
  statusNames.map((name) => [asyncOperationStatuses[name].value, name]),
);

export function stateOf(status: AsyncOperationStatus): AsyncOperationState {
  return asyncOperationStatuses[status].state;
}

export function statusValue(status: AsyncOperationStatus): number {
  return asyncOperationStatuses[status].value;
}

export function stateValue(state: AsyncOperationState): number {
  return asyncOperationStates[state].value;
}

/** The status behind an option value; throws on a number that is none, because only our own store hands numbers in. */
export function statusFromValue(value: number): AsyncOperationStatus {
  const status = statusByValue.get(value);
  if (status === undefined) throw new Error(`${value} is not a status of an AsyncOperation`);
  return status;
}

export function statusesOfState(state: AsyncOperationState): AsyncOperationStatus[] {
  return statusNames.filter((name) => stateOf(name) === state);
}
