import { HoldOperationTypeDocument } from '../../gql/graphql.ts';
import { actOnTypes } from '../act-on-types.ts';
import type { Verb } from '../verb.ts';

export const hold: Verb = {
  synopsis: 'TYPE… [flags]',
  summary: 'Holds operation types: hosts are given nothing of them until they are released.',
  flags: { reason: { value: 'text', meaning: 'Shown with the hold, and to whoever asks why an operation waits.' } },
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) => {
    const reason = call.args.text('reason');
    return actOnTypes(
      call,
      async (operationType) =>
        (await call.ask(HoldOperationTypeDocument, { input: { operationType, reason } })).holdOperationType,
    );
  },
};
