import { RequestRefusedError } from '../client/request-refused-error.ts';
import type { AsyncOperationStatus, OperationErrorCode } from '../gql/graphql.ts';
import type { Flags } from './arguments.ts';
import { exitCode } from './exit-code.ts';
import { inCommandWords } from './in-command-words.ts';
import { paintStatus } from './paint-status.ts';
import { jsonLine, printable } from './printable.ts';
import { type SeriesNow, seriesLine } from './series-lines.ts';
import { UsageError } from './usage-error.ts';
import type { Call } from './verb.ts';

interface Refused {
  readonly code: OperationErrorCode;
  readonly message: string;
  readonly field?: readonly string[];
}

/** What an action on one operation, or one series, comes to: what there is now, or why nothing was done. */
export type ActionResult =
  | { readonly operation: { readonly id: string; readonly statusCode: AsyncOperationStatus } }
  | { readonly series: SeriesNow }
  | { readonly id: string }
  | Refused;

export const actionFlags = {
  reason: { value: 'text', meaning: 'Kept in the history beside who asked.' },
  'expected-version': {
    value: 'number',
    meaning: 'Refuse where the operation has another version by now; with one id.',
  },
} as const satisfies Flags;

export const seriesActionFlags = {
  'expected-version': {
    value: 'number',
    meaning: 'Refuse where the series has another version by now; with one id.',
    field: 'expectedVersion',
  },
} as const satisfies Flags;

export interface ActionInput {
  readonly id: string;
  readonly reason: string | undefined;
  readonly expectedVersion: number | undefined;
}

/**
 * Asks for the action on each of the ids that were given, in their order; one that is refused leaves the others alone.
 * A refusal names the one of the flags that is at fault.
 */
export async function actOnEach(
  call: Call,
  act: (input: ActionInput) => Promise<ActionResult>,
  flags: Flags = {},
): Promise<number> {
  const { args } = call;
  const reason = args.text('reason');
  const expectedVersion = args.integer('expected-version', 0);
  if (expectedVersion !== undefined && args.positionals.length > 1) {
    throw new UsageError('--expected-version can be given with one id alone.');
  }
  let code: number = exitCode.done;
  for (const id of args.positionals) {
    try {
      if (!told(call, id, await act({ id, reason, expectedVersion }), flags)) code = exitCode.refused;
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
function told({ shell, isJson }: Call, id: string, result: ActionResult, flags: Flags): boolean {
  if (isJson) shell.print(jsonLine({ id, ...result }));
  if ('code' in result) {
    shell.say(`asyncops: ${id}: ${refusalLine(result, flags)}`);
    return false;
  }
  if (!isJson) shell.print(doneLine(result, shell.hasColors));
  return true;
}

function doneLine(result: Exclude<ActionResult, Refused>, hasColors: boolean): string {
  if ('series' in result) return seriesLine(result.series, hasColors);
  const { id, statusCode: status = null } = 'operation' in result ? result.operation : { id: result.id };
  return `${printable(id)}  ${status === null ? 'deleted' : paintStatus(status, status, hasColors)}`;
}

/** A refusal in one line, with what of the input is at fault where it is that: the flag where one sets it, else the field. */
export function refusalLine({ code, message: told, field }: Refused, flags: Flags = {}): string {
  const message = inCommandWords(told);
  if (field === undefined) return `${code}: ${message}`;
  const [flag] = Object.entries(flags).find(([, sets]) => sets.field !== undefined && sets.field === field[1]) ?? [];
  return `${code}: ${message} (${flag === undefined ? field.join('.') : `--${flag}`})`;
}
