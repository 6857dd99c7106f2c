import type { Handler } from './handler.ts';
import { failedForGood } from './outcome.ts';
import type { SchemaIssue, StandardSchema } from './standard-schema.ts';

/**
 * A handler whose data is typed, and as the schema says. An operation with other data fails for good: it would be the
 * same the next time. What the handler leaves as a checkpoint is the next run's data, and has to pass, too: it is typed
 * as what the schema takes, where the schema says so.
 */
export function withData<Data, Checkpoint>(
  schema: StandardSchema<Data, Checkpoint>,
  handler: Handler<Data, Checkpoint>,
): Handler {
  return async (work) => {
    const checked = await schema['~standard'].validate(work.data);
    if (checked.issues !== undefined) {
      throw failedForGood(`The data is not as the handler needs it: ${checked.issues.map(told).join('; ')}`);
    }
    return handler({ ...work, data: checked.value });
  };
}

function told({ message, path = [] }: SchemaIssue): string {
  const place = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return place === '' ? message : `${place}: ${message}`;
}
