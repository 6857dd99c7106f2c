import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { formatPosition } from '../../core/position.ts';
import type { Encoder } from '../../live/group.ts';
import type { MaskError } from '../mask-error.ts';
import { publicError } from '../public-error.ts';

/** One message of a subscription as it goes out over every transport, made once for all who get it. */
export interface Payload {
  /** The position that it stands at, as callers write it. */
  readonly id: string;
  /** The execution result, JSON in UTF-8. */
  readonly json: Buffer;
}

/** What a live stream tells, whatever its kind. */
interface Positioned {
  readonly position: number;
}

/** Carries the subscription's selection out on each message, and writes the result down. */
export function createPayloadEncoder(
  args: ExecutionArgs,
  logId: string,
  maskError: MaskError,
): Encoder<Positioned, Payload> {
  const write = (id: string, { data, errors }: ExecutionResult): Payload => {
    const told = errors?.map((error) => publicError(maskError(error)));
    return { id, json: Buffer.from(JSON.stringify(told === undefined ? { data } : { data, errors: told })) };
  };
  return {
    encode: (message) => {
      const id = formatPosition(logId, message.position);
      const result = execute({ ...args, rootValue: message });
      return result instanceof Promise ? result.then((late) => write(id, late)) : write(id, toResult(result));
    },
    sizeOf: ({ json }) => json.length,
  };
}

/** `execute` says PromiseOrValue, which the test above does not narrow for a thenable that is no Promise. */
function toResult(result: ExecutionResult | PromiseLike<ExecutionResult>): ExecutionResult {
  if ('then' in result) throw new TypeError('graphql answered with a thenable that is no Promise');
  return result;
}
