import { AsyncOperation } from './async-operation.ts';
import type { QueryFields } from './builder.ts';
import { LogPosition, positionInLog } from './log-position.ts';

export const asyncOperation = (t: QueryFields) =>
  t.field({
    type: AsyncOperation,
    nullable: true,
    description: 'One operation; null where there is none with this id. With `asOf`, as it stood at that position.',
    args: {
      id: t.arg.id({ required: true, description: 'The UUID of the operation.' }),
      asOf: t.arg({ type: LogPosition, description: 'A position that this log has reached; now by default.' }),
    },
    resolve: async (_root, { id, asOf }, context) => {
      const { reads } = context.engine;
      if (asOf) {
        const operation = await reads.operationAt(id, await positionInLog(context, asOf, ['asOf']));
        // What is no longer kept now may have gone while it was read.
        await positionInLog(context, asOf, ['asOf']);
        return operation;
      }
      return (await reads.operations([id]))[0] ?? null;
    },
  });
