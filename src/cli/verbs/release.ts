import { ReleaseOperationTypeDocument } from '../../gql/graphql.ts';
import { actOnTypes } from '../act-on-types.ts';
import type { Verb } from '../verb.ts';

export const release: Verb = {
  synopsis: 'TYPE… [flags]',
  summary: 'Lets held operation types go again, whoever or whatever held them.',
  flags: {},
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnTypes(
      call,
      async (operationType) =>
        (await call.ask(ReleaseOperationTypeDocument, { input: { operationType } })).releaseOperationType,
    ),
};
