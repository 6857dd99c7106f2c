import type { Change } from './change.ts';
import type { Command } from './command.ts';
import { decideAction, decideUpdate } from './decide-action.ts';
import { decideAppendLogLines } from './decide-append-log-lines.ts';
import { decideCreate } from './decide-create.ts';
import { decideClaim, decideHeartbeat, decideSettle } from './decide-host.ts';
import { decideBulkRerun, decideRerun } from './decide-rerun.ts';
import { decideRetain } from './decide-retain.ts';
import { decideTick } from './decide-tick.ts';
import { type Decision, type DecisionContext, notFound, refuse } from './decision.ts';
import type { Operation } from './operation.ts';
import { freeLoad, limitsOf, type TypeLoad } from './starts-now.ts';
import { afterFailure, afterStart, type TypeControl } from './type-control.ts';
import type { TypeLimits } from './type-limits.ts';

/**
 * The one place that decides: what a command does to an operation (null: there is none such) at a time, or why it is
 * refused. Pure; its only source of rules is the table in lifecycle.ts.
 *
 * Order of judgement: does it exist, version or epoch, transition, restricted type, the input's own rules.
 *
 * @param earlier of a rerun, what an earlier one has made (`earlierOf`)
 * @param load how it stands with the operation's type; a claim is refused where its limits are reached
 */
export function decide(
  command: Command,
  operation: Operation | null,
  context: DecisionContext,
  earlier: Operation | null = null,
  load: () => TypeLoad = () => freeLoad(operation?.operationType ?? 0),
): Decision {
  const decision = judge(command, operation, context, earlier, load);
  if (decision.type !== 'CHANGE' || operation === null) return decision;
  const control = controlAfter(decision.change, limitsOf(context.operationTypes, operation.operationType), load);
  return control === null ? decision : { ...decision, control };
}

/** What a step of one operation changes for all of its type; null: nothing. */
function controlAfter({ kind, to, occurredOn }: Change, limits: TypeLimits, load: () => TypeLoad): TypeControl | null {
  if (kind === 'CLAIMED' && limits.startsPerMinute !== null) return afterStart(load().control, limits, occurredOn);
  if (to !== 'FAILED' || limits.breaker === null) return null;
  const { control } = load();
  const after = afterFailure(control, limits, occurredOn);
  return after === control ? null : after;
}

function judge(
  command: Command,
  operation: Operation | null,
  context: DecisionContext,
  earlier: Operation | null,
  load: () => TypeLoad,
): Decision {
  if (command.type === 'CREATE') return decideCreate(command, operation, context);
  if (command.type === 'HEARTBEAT') return decideHeartbeat(command, operation, context);
  if (command.type === 'SETTLE') return decideSettle(command, operation, context);
  if (command.type === 'APPEND_LOG_LINES') return decideAppendLogLines(command, operation, context);
  if (command.type === 'RERUN') return decideRerun(command, operation, earlier, context);
  if (operation === null) return refuse(notFound);
  switch (command.type) {
    case 'ACTION':
      return decideAction(command, operation, context);
    case 'UPDATE':
      return decideUpdate(command, operation, context);
    case 'BULK': {
      const { action } = command;
      return action === 'RERUN'
        ? decideBulkRerun(command, operation, earlier, context)
        : decideAction({ ...command, action, expectedVersion: null }, operation, context);
    }
    case 'CLAIM':
      return decideClaim(command, operation, context, load());
    case 'TICK':
      return decideTick(command, operation, context);
    case 'RETAIN':
      return decideRetain(command, operation, context);
  }
}
