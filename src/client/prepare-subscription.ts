import { type OperationDefinitionNode, print } from 'graphql';
import { ownField } from './own-field.ts';
import { resumeArgument } from './resume-argument.ts';
import { responseKey, type SingleRoot, singleRoot } from './single-root.ts';

/** A subscription as it is sent, and where the answers have what the client reads. */
export interface PreparedSubscription {
  readonly query: string;
  /** What the root field's value is found under. */
  readonly rootKey: string;
  /** Null where each message is a whole state, and the next makes it worthless: counts. */
  readonly updates: UpdateKeys | null;
}

export interface UpdateKeys {
  /** The variable that `after` is given in. */
  readonly after: string;
  readonly position: string;
  readonly change: string;
  readonly reset: string;
  /** Those of these that only the client asked for. */
  readonly added: readonly string[];
}

/** The fields whose streams are told from a position. */
const resumable = ['asyncOperationChanged', 'asyncOperationsChanged'];

export function prepareSubscription(source: unknown, operationName?: string): PreparedSubscription {
  const found = singleRoot(source, 'subscription', operationName);
  const { operation, root, text } = found;
  const rootKey = responseKey(root);
  if (!resumable.includes(root.name.value)) {
    return { query: text ?? print(found.document), rootKey, updates: null };
  }

  const { variable, variableDefinitions, root: withAfter } = resumeArgument(operation, root);
  const position = ownField(withAfter, 'position');
  const change = ownField(position.root, 'change');
  const reset = ownField(change.root, 'reset', ['reason', 'message']);
  const added = [position, change, reset].flatMap(({ isAdded, key }) => (isAdded ? [key] : []));
  const isAsWritten = text !== null && reset.root === root;
  const selectionSet = { ...operation.selectionSet, selections: [reset.root] };
  return {
    query: isAsWritten ? text : printWith(found, { ...operation, variableDefinitions, selectionSet }),
    rootKey,
    updates: { after: variable, position: position.key, change: change.key, reset: reset.key, added },
  };
}

function printWith({ document, operation }: SingleRoot, replacement: OperationDefinitionNode): string {
  const definitions = document.definitions.map((each) => (each === operation ? replacement : each));
  return print({ ...document, definitions });
}
