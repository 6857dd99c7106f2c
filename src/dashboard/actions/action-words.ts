import type { AsyncOperationAction, OperationErrorCode } from '../../client/documents.ts';

interface ActionWords {
  readonly label: string;
  /** It cannot be taken back, or needs more to be said: the reader is asked first. */
  readonly asksFirst: boolean;
  /** What came of it, for one operation. */
  readonly done: string;
}

const known: Readonly<Partial<Record<string, ActionWords>>> = {
  CANCEL: { label: 'Cancel', asksFirst: true, done: 'The cancel is in.' },
  RESUME: { label: 'Resume', asksFirst: false, done: 'Resumed.' },
  POSTPONE: { label: 'Postpone', asksFirst: true, done: 'The postponement is in.' },
  PAUSE: { label: 'Pause', asksFirst: false, done: 'The pause is in.' },
  RERUN: { label: 'Run Again', asksFirst: true, done: 'It runs again, as a new operation.' },
  DELETE: { label: 'Delete', asksFirst: true, done: 'Deleted.' },
};

/** Words for an action; one that this page does not know is called by its name. */
export function actionWords(action: AsyncOperationAction): ActionWords {
  return known[action] ?? { label: titleCase(action), asksFirst: true, done: 'Done.' };
}

/** As it stands in a menu: the dots say that more is asked before anything is done. */
export function menuLabel(action: AsyncOperationAction): string {
  const { label, asksFirst } = actionWords(action);
  return asksFirst ? `${label}…` : label;
}

const order = Object.keys(known);

/** As people know them from the original; what this page does not know comes last. */
export function inMenuOrder<Item>(items: readonly Item[], actionOf: (item: Item) => string): Item[] {
  const rank = (item: Item) => (order.includes(actionOf(item)) ? order.indexOf(actionOf(item)) : order.length);
  return [...items].sort((a, b) => rank(a) - rank(b));
}

const refusals: Readonly<Partial<Record<OperationErrorCode, string>>> = {
  INVALID_STATE_CHANGE: 'Their status does not allow it',
  INVALID_STATE_CHANGE_UNEXPECTED: 'They changed meanwhile',
  INVALID_STATE_CHANGE_TO_COMPLETE: 'They are already over, or being canceled',
  INVALID_STATE_CHANGE_TO_READY: 'They are not Suspended',
  INVALID_STATE_CHANGE_TO_SUSPENDED: 'They cannot be paused or postponed in the status that they have',
  CANNOT_DELETE_UNLESS_COMPLETED: 'They are not Completed',
  CANNOT_CANCEL: 'Recurring system jobs: nobody may cancel them',
  CANNOT_PAUSE: 'Recurring system jobs: nobody may pause them',
  CANNOT_RESUME: 'Recurring system jobs: nobody may resume them',
  NOT_FOUND: 'They do not exist any more',
  FORBIDDEN: 'You may not do this',
};

/** Why several were refused. */
export const refusalWords = (code: OperationErrorCode): string => refusals[code] ?? titleCase(code);

const titleCase = (name: string) =>
  name
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
