import type { RetainCommand } from './command.ts';
import { changeAlong, type Decision, type DecisionContext, refuse } from './decision.ts';
import { arrow } from './lifecycle.ts';
import type { Operation } from './operation.ts';
import { refusal } from './refusal.ts';
import { completedStatuses, keptFor } from './retention.ts';

/** The platform deletes what has been Completed for as long as its status is kept. */
export function decideRetain(command: RetainCommand, operation: Operation, context: DecisionContext): Decision {
  const { statusCode, completedOn } = operation;
  const status = completedStatuses.find((each) => each === statusCode);
  const row = arrow(statusCode, 'DELETE');
  const keepMs = status === undefined ? null : command.keepMs[status];
  if (row === undefined || status === undefined || keepMs === null || completedOn === null) {
    return refuse(refusal('CANNOT_DELETE_UNLESS_COMPLETED', 'It is kept until somebody deletes it.'));
  }
  if (completedOn + keepMs > context.now) {
    // The store offered it, so the clock was set back in between.
    return refuse(refusal('INVALID_STATE_CHANGE', 'Its time has not come.'));
  }
  return changeAlong(row, context, command.actor, { reason: keptFor(status, keepMs) });
}
