import type { CreateCommand } from './command.ts';
import { changeAlong, type Decision, type DecisionContext, refuse } from './decision.ts';
import { arrow } from './lifecycle.ts';
import type { Operation } from './operation.ts';
import { refusal } from './refusal.ts';
import { pastFault } from './time-rules.ts';

/**
 * A known requestId is answered before the rules that time or the installation's settings can change: a client that
 * repeats its create an hour later must get the operation, not be told that postponeUntil has passed meanwhile. What
 * `createInputFault` finds wrong was so the first time too, and is refused before anything is looked up.
 */
export function decideCreate(command: CreateCommand, existing: Operation | null, context: DecisionContext): Decision {
  if (existing !== null) return { type: 'EXISTING' };
  const { recurrencePattern, recurrenceStartTime, postponeUntil, data, ...input } = command.input;
  if (!context.operationTypes.has(input.operationType)) {
    const message = `${input.operationType} is not an operation type of this gateway; Query.operationTypes lists them.`;
    return refuse(refusal('TYPE_NOT_RECOGNIZED', message, ['operationType']));
  }
  if (postponeUntil !== null) {
    const fault = pastFault(['postponeUntil'], postponeUntil, context.now);
    if (fault !== null) return refuse(fault);
  }
  const row = arrow(null, 'CREATE', postponeUntil === null ? 'AT_ONCE' : 'IN_THE_FUTURE');
  if (row === undefined) throw new Error('the lifecycle has no way to create an operation');
  return changeAlong(row, context, command.actor, {
    origin: { ...input, id: command.id },
    patch: { postponeUntil, suspension: postponeUntil === null ? null : 'POSTPONED' },
    payloads: data === null ? {} : { data },
  });
}
