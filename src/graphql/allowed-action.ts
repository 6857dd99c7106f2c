import type { AllowedAction as AllowedActionModel } from '../core/judge-action.ts';
import { AsyncOperationAction } from './async-operation-action.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder } from './builder.ts';
import { OperationErrorCode } from './operation-error-code.ts';

export const AllowedAction = builder.objectRef<AllowedActionModel>('AllowedAction').implement({
  description: 'Whether an action is legal for an operation as it stands, and if not, why.',
  fields: (t) => ({
    action: t.expose('action', { type: AsyncOperationAction, description: 'The action judged.' }),
    allowed: t.boolean({
      description: 'Whether it would be carried out now.',
      resolve: ({ judgement }) => judgement.allowed,
    }),
    leadsTo: t.field({
      type: AsyncOperationStatus,
      nullable: true,
      description:
        'The status that it leads to, at once or first of two steps (PAUSING, CANCELING); null for DELETE and where it is not allowed. Null for RERUN too, which leaves the operation as it is.',
      resolve: ({ judgement }) => (judgement.allowed && judgement.row.from !== null ? judgement.row.to : null),
    }),
    refusal: t.field({
      type: OperationErrorCode,
      nullable: true,
      description: 'Why not; null where allowed.',
      resolve: ({ judgement }) => (judgement.allowed ? null : judgement.refusal.code),
    }),
    message: t.string({
      nullable: true,
      description: 'Why not, in words; null where allowed. The mutation would answer with the same.',
      resolve: ({ judgement }) => (judgement.allowed ? null : judgement.refusal.message),
    }),
  }),
});
