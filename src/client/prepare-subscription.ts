import { type OperationDefinitionNode, print } from 'graphql';
import { ownField } from './own-field.ts';
import { resumeArgument } from './resume-argument.ts';
import { type RootField, responseKey, type SingleRoot, singleRoot } from './single-root.ts';

/** A subscription as it is sent, and where the answers have what the client reads. */
export interface PreparedSubscription {
  readonly query: string;
  /** What the root field's value is found under. */
  readonly rootKey: string;
  /** Null where each message is a whole state, and the next makes it worthless: counts. */
  readonly updates: UpdateKeys | null;
}

interface PlaceKeys {
  /** The variable that `after` is given in. */
  readonly after: string;
  readonly position: string;
  /** Those of these that only the client asked for. */
  readonly added: readonly string[];
}

interface ChangeKeys extends PlaceKeys {
  readonly change: string;
  readonly reset: string;
}

interface LineKeys extends PlaceKeys {
  readonly isUpToDate: string;
}

export type UpdateKeys = ChangeKeys | LineKeys;

/** The fields whose streams are told from a position, or from a log line. */
const ofChanges = ['asyncOperationChanged', 'asyncOperationsChanged'];
const ofLines = 'asyncOperationLogLines';

export function prepareSubscription(source: unknown, operationName?: string): PreparedSubscription {
  const found = singleRoot(source, 'subscription', operationName);
  const { operation, root, text } = found;
  const rootKey = responseKey(root);
  const areLines = root.name.value === ofLines;
  if (!areLines && !ofChanges.includes(root.name.value)) {
    return { query: text ?? print(found.document), rootKey, updates: null };
  }

  const {
    variable,
    variableDefinitions,
    root: withAfter,
  } = resumeArgument(operation, root, areLines ? 'Int' : 'LogPosition');
  const position = ownField(withAfter, 'position');
  const own = areLines ? lineKeys(position.root) : changeKeys(position.root);
  const added = [position, ...own.fields].flatMap(({ isAdded, key }) => (isAdded ? [key] : []));
  const isAsWritten = text !== null && own.root === root;
  const selectionSet = { ...operation.selectionSet, selections: [own.root] };
  return {
    query: isAsWritten ? text : printWith(found, { ...operation, variableDefinitions, selectionSet }),
    rootKey,
    updates: { after: variable, position: position.key, ...own.keys, added },
  };
}

function changeKeys(root: RootField) {
  const change = ownField(root, 'change');
  const reset = ownField(change.root, 'reset', ['reason', 'message']);
  return { root: reset.root, fields: [change, reset], keys: { change: change.key, reset: reset.key } };
}

function lineKeys(root: RootField) {
  const isUpToDate = ownField(root, 'isUpToDate');
  return { root: isUpToDate.root, fields: [isUpToDate], keys: { isUpToDate: isUpToDate.key } };
}

function printWith({ document, operation }: SingleRoot, replacement: OperationDefinitionNode): string {
  const definitions = document.definitions.map((each) => (each === operation ? replacement : each));
  return print({ ...document, definitions });
}
