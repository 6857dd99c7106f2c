import { RequestRefusedError } from '../client/request-refused-error.ts';
import type { AsyncOperationStatus, OperationErrorCode } from '../gql/graphql.ts';
import type { Flags } from './arguments.ts';
import { exitCode } from './exit-code.ts';
import { paintStatus } from './paint-status.ts';
import { jsonLine, printable } from './printable.ts';
import { UsageError } from './usage-error.ts';
import type { Call } from './verb.ts';

/** What an action on one operation comes to: what there is now, or why nothing was done. */
export type ActionResult =
  | { readonly operation: { readonly id: string; readonly statusCode: AsyncOperationStatus } }
  | { readonly id: string }
  | { readonly code: OperationErrorCode; readonly message: string; readonly field?: readonly string[] };

export const actionFlags = {
  reason: { value: 'text', meaning: 'Kept in the history beside who asked.' },
  'expected-version': {
    value: 'number',
    meaning: 'Refuse where the operation has another version by now; with one id.',
  },
} as const satisfies Flags;

export interface ActionInput {
  readonly id: string;
  readonly reason: string | undefined;
  readonly expectedVersion: number | undefined;
}

/** Asks for the action on each of the ids that were given, in their order; one that is refused leaves the others alone. */
export async function actOnEach(call: Call, act: (input: ActionInput) => Promise<ActionResult>): Promise<number> {
  const { args } = call;
  const reason = args.text('reason');
  const expectedVersion = args.integer('expected-version', 0);
  if (expectedVersion !== undefined && args.positionals.length > 1) {
    throw new UsageError('--expected-version can be given with one id alone.');
  }
  let code: number = exitCode.done;
  for (const id of args.positionals) {
    try {
      if (!told(call, id, await act({ id, reason, expectedVersion }))) code = exitCode.refused;
    } catch (error) {
      if (!(error instanceof RequestRefusedError)) throw error;
      if (call.isJson) call.shell.print(jsonLine({ id, errors: error.errors }));
      call.shell.say(`asyncops: ${id}: ${error.message}`);
      code = exitCode.refused;
    }
  }
  return code;
}

/** Answers whether it was done. */
function told({ shell, isJson }: Call, id: string, result: ActionResult): boolean {
  if (isJson) shell.print(jsonLine({ id, ...result }));
  if ('code' in result) {
    shell.say(`asyncops: ${id}: ${refusalLine(result)}`);
    return false;
  }
  if (!isJson) {
    const { id: now, statusCode: status = null } = 'operation' in result ? result.operation : { id };
    shell.print(`${printable(now)}  ${status === null ? 'deleted' : paintStatus(status, status, shell.hasColors)}`);
  }
  return true;
}

/** A refusal in one line, with the field at fault where it is one of input. */
export function refusalLine(refusal: Extract<ActionResult, { readonly code: unknown }>): string {
  const field = refusal.field === undefined ? '' : ` (${refusal.field.join('.')})`;
  return `${refusal.code}: ${refusal.message}${field}`;
}
