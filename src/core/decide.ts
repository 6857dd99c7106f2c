import type { Command } from './command.ts';
import { decideAction, decideUpdate } from './decide-action.ts';
import { decideCreate } from './decide-create.ts';
import { decideClaim, decideHeartbeat, decideSettle } from './decide-host.ts';
import { decideRetain } from './decide-retain.ts';
import { decideTick } from './decide-tick.ts';
import { type Decision, type DecisionContext, refuse } from './decision.ts';
import type { Operation } from './operation.ts';
import { refusal } from './refusal.ts';

/**
 * The one place that decides: what a command does to an operation (null: there is none such) at a time, or why it is
 * refused. Pure; its only source of rules is the table in lifecycle.ts.
 *
 * Order of judgement: does it exist, version or epoch, transition, restricted type, the input's own rules.
 */
export function decide(command: Command, operation: Operation | null, context: DecisionContext): Decision {
  if (command.type === 'CREATE') return decideCreate(command, operation, context);
  if (command.type === 'HEARTBEAT') return decideHeartbeat(command, operation, context);
  if (command.type === 'SETTLE') return decideSettle(command, operation, context);
  if (operation === null) return refuse(refusal('NOT_FOUND', 'There is no operation with this id.', ['id']));
  switch (command.type) {
    case 'ACTION':
      return decideAction(command, operation, context);
    case 'UPDATE':
      return decideUpdate(command, operation, context);
    case 'BULK':
      return decideAction({ ...command, expectedVersion: null }, operation, context);
    case 'CLAIM':
      return decideClaim(command, operation, context);
    case 'TICK':
      return decideTick(command, operation, context);
    case 'RETAIN':
      return decideRetain(command, operation, context);
  }
}
