import type { OperationErrorCode, OperationTypePartsFragment } from '../gql/graphql.ts';
import { refusalLine } from './act-on-each.ts';
import { exitCode } from './exit-code.ts';
import { typeOf } from './filter-flags.ts';
import { jsonLine } from './printable.ts';
import { typeLine } from './type-lines.ts';
import type { Call } from './verb.ts';

type TypeResult =
  | { readonly operationType: OperationTypePartsFragment }
  | { readonly code: OperationErrorCode; readonly message: string; readonly field: readonly string[] };

/** Asks for the action on each of the types that were given; one that is refused leaves the others alone. */
export async function actOnTypes(
  { args, shell, isJson }: Call,
  act: (operationType: number) => Promise<TypeResult>,
): Promise<number> {
  const types = args.positionals.map((given) => typeOf('TYPE', given));
  let code: number = exitCode.done;
  for (const type of types) {
    const result = await act(type);
    if (isJson) shell.print(jsonLine({ value: type, ...result }));
    if ('code' in result) {
      shell.say(`asyncops: ${type}: ${refusalLine(result)}`);
      code = exitCode.refused;
    } else if (!isJson) {
      shell.print(typeLine(result.operationType));
    }
  }
  return code;
}
