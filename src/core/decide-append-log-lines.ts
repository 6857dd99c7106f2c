import type { AppendLogLinesCommand } from './command.ts';
import { heldLease } from './decide-host.ts';
import { type Decision, type DecisionContext, refuse } from './decision.ts';
import type { Operation } from './operation.ts';

/** Under its lease a host may write lines also where it was asked to stop: how it stops is worth telling. */
export function decideAppendLogLines(
  command: AppendLogLinesCommand,
  operation: Operation | null,
  context: DecisionContext,
): Decision {
  const held = heldLease(command, operation);
  if ('code' in held) return refuse(held);
  const { epoch, offset, lines, kept } = command;
  return { type: 'APPEND', append: { epoch, occurredOn: context.now, offset, texts: lines, kept } };
}
