import { applyChange } from '../../src/core/change.ts';
import type { Command } from '../../src/core/command.ts';
import type { CreateInput } from '../../src/core/create-input.ts';
import { decide } from '../../src/core/decide.ts';
import type { DecisionContext } from '../../src/core/decision.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { AsyncOperationStatus } from '../../src/core/statuses.ts';
import { act, claim, create, settle } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { deepFreeze } from './deep-freeze.ts';

/** The operation after a command that must change it. */
export function changedBy(operation: Operation | null, command: Command, context: DecisionContext): Operation {
  const decision = decide(command, operation, context);
  if (decision.type !== 'CHANGE') throw new Error(`${command.type} changed nothing: ${JSON.stringify(decision)}`);
  return deepFreeze(applyChange(operation, decision.change, (operation?.position ?? 0) + 1));
}

/** What brings an operation that a host has given back (so that it has had a lease) to each status. */
const paths: Record<AsyncOperationStatus, readonly Command[]> = {
  WAITING_FOR_RESOURCES: [],
  WAITING: [act('POSTPONE')],
  IN_PROGRESS: [claim()],
  PAUSING: [claim(), act('POSTPONE')],
  CANCELING: [claim(), act('CANCEL')],
  SUCCEEDED: [claim(), settle(2, 'SUCCEEDED')],
  FAILED: [claim(), settle(2, 'FAILED', { retry: false })],
  CANCELED: [act('CANCEL')],
};

/**
 * An operation that got to a status by real commands a minute ago. It has been claimed once before, so its epoch is 1,
 * or 2 where the path to the status leads through Locked. In WAITING and PAUSING it is postponed until `soon`.
 */
export function operationIn(status: AsyncOperationStatus, given: Partial<CreateInput> = {}): Operation {
  const context = contextAt(now - minute);
  const givenBack = [claim(), settle(1, 'RELEASED')];
  return [...givenBack, ...paths[status]].reduce<Operation>(
    (operation, command) => changedBy(operation, command, context),
    changedBy(null, create(given), context),
  );
}
