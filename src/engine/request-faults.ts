import { filterFault } from '../core/filter.ts';
import type { InputLimits } from '../core/limits.ts';
import type { Instant } from '../core/operation.ts';
import type { OperationTypes } from '../core/operation-types.ts';
import { platformActor } from '../core/platform-actor.ts';
import { invalidInput, type Refusal, refusal, within } from '../core/refusal.ts';
import { firstFault, optionalKeyFault, rangeFault, requiredTextFault, textFault } from '../core/text-rules.ts';
import { pastFault } from '../core/time-rules.ts';
import type { TypeCommand } from '../core/type-command.ts';
import type {
  AppendLogLinesRequest,
  BulkRequest,
  ClaimRequest,
  HeartbeatRequest,
  RerunRequest,
  SettleRequest,
} from './engine.ts';

/** Stands for everybody who asks, until identity is configured. */
export const localActor = 'local';

/** Actors that are no hosts: a host by such a name would pass for them. */
const reservedNames: ReadonlySet<string> = new Set([platformActor, localActor]);

const longestLeaseSeconds = 86_400;
const mostOfBulk = 1_000_000;
const longestWaitSeconds = 30;
/** Ordinals of lines; their numbers are bounded by log-line.ts. */
const mostOffset = 1_000_000_000;

/** What is wrong with a request before anything is looked up; null where nothing is. Paths start inside the input. */
export function claimFault(request: ClaimRequest, limits: InputLimits, types: OperationTypes): Refusal | null {
  const unknown = request.operationTypes.findIndex((type) => !types.has(type));
  return firstFault(
    requiredTextFault(['hostId'], request.hostId, limits.shortTextCharacters),
    reservedNames.has(request.hostId) ? invalidInput(['hostId'], `A host cannot be called ${request.hostId}.`) : null,
    request.operationTypes.length === 0
      ? invalidInput(['operationTypes'], 'operationTypes must name at least one type: nothing else is offered.')
      : null,
    request.operationTypes.length > limits.batchSize
      ? invalidInput(
          ['operationTypes'],
          `operationTypes lists ${request.operationTypes.length} types; at most ${limits.batchSize} are allowed.`,
        )
      : null,
    unknown === -1
      ? null
      : refusal('TYPE_NOT_RECOGNIZED', `${request.operationTypes[unknown]} is not an operation type of this gateway.`, [
          'operationTypes',
          String(unknown),
        ]),
    rangeFault(['limit'], request.limit, 1, limits.batchSize),
    rangeFault(['leaseSeconds'], request.leaseMs / 1_000, 1, longestLeaseSeconds),
    rangeFault(['waitSeconds'], request.waitMs / 1_000, 0, longestWaitSeconds),
  );
}

export function heartbeatFault(request: HeartbeatRequest, limits: InputLimits): Refusal | null {
  return firstFault(
    rangeFault(['progress'], request.progress, 0, 1),
    textFault(['stage'], request.stage, limits.shortTextCharacters),
    textFault(['message'], request.message, limits.messageCharacters),
    textFault(['data'], request.data, limits.dataCharacters),
  );
}

export function settleFault(request: SettleRequest, limits: InputLimits): Refusal | null {
  return firstFault(
    textFault(['result'], request.result, limits.dataCharacters),
    textFault(['data'], request.data, limits.dataCharacters),
    textFault(['message'], request.message, limits.messageCharacters),
    textFault(['friendlyMessage'], request.friendlyMessage, limits.messageCharacters),
    request.outcome !== 'FAILED' && !request.retry
      ? invalidInput(['retry'], 'retry: false goes with the outcome FAILED alone.')
      : null,
  );
}

/** @param count of the lines in all of the request */
export function appendFault(request: AppendLogLinesRequest, count: number, limits: InputLimits): Refusal | null {
  const { lines, offset } = request;
  const tooMany = lines.length > limits.batchSize ? limits.batchSize : null;
  const inAll = count > limits.logLinesPerRequest ? limits.logLinesPerRequest : null;
  return (
    firstFault(
      tooMany === null
        ? null
        : invalidInput(['lines'], `lines has ${lines.length} members; at most ${tooMany} are allowed.`),
      inAll === null ? null : invalidInput(['lines'], `The request has ${count} lines; at most ${inAll} are allowed.`),
      rangeFault(['offset'], offset, 0, mostOffset),
    ) ?? lineFault(lines, limits)
  );
}

/** One line after the other: a call takes only so many arguments, and a list is looked at only if it is not too long. */
function lineFault(lines: readonly string[], limits: InputLimits): Refusal | null {
  for (const [index, line] of lines.entries()) {
    const fault = textFault(['lines', String(index)], line, limits.logLineCharacters);
    if (fault !== null) return fault;
  }
  return null;
}

export function typeCommandFault(command: TypeCommand, limits: InputLimits, types: OperationTypes): Refusal | null {
  const { operationType, reason } = command;
  return firstFault(
    types.has(operationType)
      ? null
      : refusal('TYPE_NOT_RECOGNIZED', `${operationType} is not an operation type of this gateway.`, ['operationType']),
    reasonFault(reason, limits),
  );
}

export function reasonFault(reason: string | null, limits: InputLimits): Refusal | null {
  return textFault(['reason'], reason, limits.reasonCharacters);
}

export function rerunFault(request: RerunRequest, limits: InputLimits): Refusal | null {
  return firstFault(
    optionalKeyFault(['requestId'], request.requestId, limits.shortTextCharacters),
    reasonFault(request.reason, limits),
  );
}

export function bulkFault(request: BulkRequest, limits: InputLimits, now: Instant): Refusal | null {
  const { action, ids, filter, postponeUntil, first, after } = request;
  const inFilter = filter === null ? null : filterFault(filter, limits);
  return firstFault(
    reasonFault(request.reason, limits),
    ids === null && filter === null ? invalidInput(['ids'], 'Give ids or filter: one of the two.') : null,
    ids !== null && filter !== null ? invalidInput(['filter'], 'Give ids or filter, not both.') : null,
    ids !== null && ids.length > limits.batchSize
      ? invalidInput(['ids'], `ids lists ${ids.length} operations; at most ${limits.batchSize} are allowed.`)
      : null,
    inFilter === null ? null : within(['filter'], inFilter),
    ids !== null && first !== null ? invalidInput(['first'], 'first goes with filter alone.') : null,
    rangeFault(['first'], first, 1, mostOfBulk),
    ids !== null && after !== null ? invalidInput(['after'], 'after goes with filter alone.') : null,
    action === 'POSTPONE' && postponeUntil === null
      ? invalidInput(['postponeUntil'], 'POSTPONE needs postponeUntil.')
      : null,
    action !== 'POSTPONE' && postponeUntil !== null
      ? invalidInput(['postponeUntil'], 'postponeUntil goes with POSTPONE alone.')
      : null,
    postponeUntil === null ? null : pastFault(['postponeUntil'], postponeUntil, now),
  );
}
