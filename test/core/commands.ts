import type {
  ActionCommand,
  AppendLogLinesCommand,
  ClaimCommand,
  CreateCommand,
  HeartbeatCommand,
  RerunCommand,
  RetainCommand,
  SettleCommand,
  TickCommand,
  UpdateCommand,
} from '../../src/core/command.ts';
import type { CreateInput } from '../../src/core/create-input.ts';
import type { OwnAction, SettleOutcome, UserAction } from '../../src/core/lifecycle.ts';
import type { KeepTimes } from '../../src/core/retention.ts';
import { minute, now } from './decision-context.ts';

/** Commands with nothing in them but what the test names. */
export const operationId = '019bc1a0-0000-7000-8000-000000000001';
export const leaseMs = 10 * minute;
export const soon = now + minute;

export function createInput(given: Partial<CreateInput> = {}): CreateInput {
  return {
    name: 'Import contacts',
    operationType: 5,
    requestId: null,
    data: null,
    postponeUntil: null,
    dependencyToken: null,
    concurrencyKey: null,
    concurrencyLimit: null,
    priority: 0,
    maxRetries: 3,
    correlationId: null,
    regardingObjectId: null,
    regardingObjectType: null,
    ownerId: null,
    recurrencePattern: null,
    recurrenceStartTime: null,
    recurrenceTimeZone: null,
    missedOccurrences: null,
    ...given,
  };
}

export function create(given: Partial<CreateInput> = {}): CreateCommand {
  return { type: 'CREATE', id: operationId, input: createInput(given), actor: 'alice' };
}

export function act(action: OwnAction, given: Partial<ActionCommand> = {}): ActionCommand {
  const postponeUntil = action === 'POSTPONE' ? soon : null;
  return {
    type: 'ACTION',
    id: operationId,
    action,
    postponeUntil,
    expectedVersion: null,
    reason: null,
    actor: 'alice',
    ...given,
  };
}

export function rerun(given: Partial<RerunCommand> = {}): RerunCommand {
  return { type: 'RERUN', id: operationId, requestId: null, reason: null, actor: 'alice', ...given };
}

/** Whichever it is, by the command of its own. */
export function ask(action: UserAction): ActionCommand | RerunCommand {
  return action === 'RERUN' ? rerun() : act(action);
}

export function update(given: Partial<UpdateCommand> = {}): UpdateCommand {
  return {
    type: 'UPDATE',
    id: operationId,
    stateCode: null,
    statusCode: null,
    postponeUntil: null,
    expectedVersion: null,
    reason: null,
    actor: 'alice',
    ...given,
  };
}

export function claim(given: Partial<ClaimCommand> = {}): ClaimCommand {
  return { type: 'CLAIM', hostId: 'host-1', operationTypes: [5], limit: 1, leaseMs, actor: 'host-1', ...given };
}

export function heartbeat(epoch: number, given: Partial<HeartbeatCommand> = {}): HeartbeatCommand {
  return {
    type: 'HEARTBEAT',
    id: operationId,
    epoch,
    hostId: null,
    progress: null,
    stage: null,
    message: null,
    ...given,
  };
}

export function settle(epoch: number, outcome: SettleOutcome, given: Partial<SettleCommand> = {}): SettleCommand {
  return {
    type: 'SETTLE',
    id: operationId,
    epoch,
    hostId: null,
    outcome,
    result: undefined,
    data: undefined,
    message: undefined,
    friendlyMessage: undefined,
    errorCode: undefined,
    postponeUntil: null,
    retry: true,
    ...given,
  };
}

export function appendLogLines(
  epoch: number,
  lines: readonly string[],
  given: Partial<AppendLogLinesCommand> = {},
): AppendLogLinesCommand {
  return { type: 'APPEND_LOG_LINES', id: operationId, epoch, hostId: null, lines, offset: null, kept: 1_000, ...given };
}

/** What is not given is kept for ever. */
export function retain(keepMs: Partial<KeepTimes>, instant = now): RetainCommand {
  const all = { SUCCEEDED: null, FAILED: null, CANCELED: null, ...keepMs };
  return { type: 'RETAIN', now: instant, keepMs: all, limit: 100, actor: 'platform' };
}

export function tick(instant = now): TickCommand {
  return { type: 'TICK', now: instant, renewableSince: 0, limit: 100, actor: 'platform' };
}
