import type { BulkCommand, RerunCommand } from './command.ts';
import { noSeries, templateOf } from './decide-create.ts';
import { changeAlong, type Decision, type DecisionContext, notFound, refuse } from './decision.ts';
import { judgeAction } from './judge-action.ts';
import type { Operation } from './operation.ts';
import { invalidInput, refusal } from './refusal.ts';

/**
 * An operation has one rerun at most: whoever asks again, by a double click or because no answer came, gets the same
 * one, also where the operation itself has been deleted meanwhile.
 */
export function decideRerun(
  command: RerunCommand,
  operation: Operation | null,
  earlier: Operation | null,
  context: DecisionContext,
): Decision {
  if (earlier?.rerunOf === command.id) return { type: 'EXISTING' };
  if (operation === null) return refuse(notFound);
  const decision = runAgain(command, operation, context);
  if (decision.type === 'REFUSE' || earlier === null) return decision;
  return refuse(invalidInput(['requestId'], `This requestId is that of another operation, ${earlier.id}.`));
}

/** Whoever runs many again is to learn how many came to run: one that has a rerun already is refused. */
export function decideBulkRerun(
  { reason, actor }: BulkCommand,
  operation: Operation,
  earlier: Operation | null,
  context: DecisionContext,
): Decision {
  if (earlier !== null) {
    return refuse(refusal('INVALID_STATE_CHANGE', `It has been run again already, as ${earlier.id}.`));
  }
  return runAgain({ requestId: null, reason, actor }, operation, context);
}

/** A new operation that begins with the data that the old one ended with: its last checkpoint. */
function runAgain(
  { requestId, reason, actor }: Pick<RerunCommand, 'requestId' | 'reason' | 'actor'>,
  operation: Operation,
  context: DecisionContext,
): Decision {
  const judgement = judgeAction(operation, 'RERUN', context.operationTypes);
  if (!judgement.allowed) return refuse(judgement.refusal);
  const { data, ...template } = templateOf({ ...operation, data: null });
  return changeAlong(judgement.row, context, actor, {
    reason,
    origin: { ...template, ...noSeries, id: context.newId(), requestId, rerunOf: operation.id },
    dataFrom: operation.dataAt,
  });
}
