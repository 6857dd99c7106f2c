import { print } from 'graphql';
import { DocumentError } from './document-error.ts';
import { isRecord } from './is-record.ts';
import { ownField } from './own-field.ts';
import { parsedDocument, responseKey, singleRoot } from './single-root.ts';

/** A query as it is sent, and how its answer tells the position that it is true as of. */
export interface PreparedSnapshot<Data> {
  readonly query: string;
  /** Takes out of the answer what only the client asked for. */
  readonly positionOf: (data: Data) => string;
}

export function prepareSnapshot<Data>(source: unknown): PreparedSnapshot<Data> {
  const { document, text, operation, root } = singleRoot(source, 'query');
  const { root: withPosition, key, isAdded } = ownField(root, 'position');
  const selectionSet = { ...operation.selectionSet, selections: [withPosition] };
  const definitions = document.definitions.map((each) => (each === operation ? { ...operation, selectionSet } : each));

  return {
    query: text !== null && !isAdded ? text : print({ ...document, definitions }),
    positionOf: (data) => {
      const value: unknown = isRecord(data) ? data[responseKey(root)] : null;
      const position = isRecord(value) ? value[key] : null;
      if (typeof position !== 'string') {
        throw new DocumentError(`the answer tells no position of ${root.name.value}: it is null; give \`positionOf\``);
      }
      if (isRecord(value) && isAdded) Reflect.deleteProperty(value, key);
      return position;
    },
  };
}

/** Where the application tells the position itself, the query is sent as it is. */
export function plainSnapshot<Data>(source: unknown, positionOf: (data: Data) => string): PreparedSnapshot<Data> {
  const { text, document } = parsedDocument(source);
  return { query: text ?? print(document), positionOf };
}
