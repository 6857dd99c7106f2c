import type { AsyncOperationStatus } from '../../gql/graphql.ts';
import { isOutcome, type Settlement } from './outcome.ts';
import { plainText } from './plain-text.ts';
import { thrownText } from './thrown-text.ts';

/** Longer ones are cut: the gateway takes 100,000 characters. */
const messageCharacters = 10_000;

/** Where the settlement of a handler's outcome says nothing of data, its last checkpoint is kept. */
export function withCheckpoint(settlement: Settlement, checkpoint: unknown): Settlement {
  const keeps = ['PAUSED', 'WAITING', 'FAILED', 'RELEASED'].includes(settlement.outcome);
  return keeps && settlement.data === undefined && checkpoint !== undefined
    ? { ...settlement, data: checkpoint }
    : settlement;
}

/** Of what a handler returned. */
export function settlementOfValue(value: unknown): Settlement {
  const settlement: Settlement = isOutcome(value) ? value.settlement : { outcome: 'SUCCEEDED', result: value };
  return jsonFault(settlement.result, 'result') ?? jsonFault(settlement.data, 'data') ?? settlement;
}

/** Of what a handler threw. */
export function settlementOfError(error: unknown): Settlement {
  if (isOutcome(error)) return settlementOfValue(error);
  return { outcome: 'FAILED', message: plainText(thrownText(error), messageCharacters) };
}

/** It cannot be settled as the handler would have it: rather than over and over again, it fails for good. */
export function refusedSettlement(message: string): Settlement {
  return { outcome: 'FAILED', retry: false, message: plainText(message, messageCharacters) };
}

/**
 * What may be said of an operation in a status instead of what may not: who waits when a pause was asked for has paused,
 * and with a cancel everything that is not done is canceled.
 */
export function legalSettlement(settlement: Settlement, statusCode: AsyncOperationStatus): Settlement {
  const { outcome, data, message, friendlyMessage } = settlement;
  if (outcome === 'SUCCEEDED' || outcome === 'FAILED') return settlement;
  const texts = { ...(message && { message }), ...(friendlyMessage && { friendlyMessage }) };
  if (statusCode === 'CANCELING' && outcome !== 'CANCELED') return { ...texts, outcome: 'CANCELED' };
  if (statusCode === 'PAUSING' && outcome === 'WAITING') {
    return { ...texts, ...(data !== undefined && { data }), outcome: 'PAUSED' };
  }
  const asked = outcome === 'PAUSED' ? 'PAUSING' : 'CANCELING';
  const isUnasked = (outcome === 'PAUSED' || outcome === 'CANCELED') && statusCode !== asked;
  return isUnasked
    ? refusedSettlement(`The handler said ${outcome}, and nobody asked for it: the operation was ${statusCode}.`)
    : settlement;
}

/** Long enough that the time is still to come when the gateway reads it, whatever the way there. */
const soonMs = 1_000;

/** As the gateway takes it: times are in its future, where one that is over, or all but over, means soon. */
export function sendable(settlement: Settlement, gatewayTime: number): Settlement {
  const { postponeUntil } = settlement;
  const soon = gatewayTime + soonMs;
  const isOver = typeof postponeUntil === 'string' && Date.parse(postponeUntil) < soon;
  return isOver ? { ...settlement, postponeUntil: iso(soon) } : settlement;
}

const iso = (time: number): string => new Date(time).toISOString();

function jsonFault(value: unknown, what: string): Settlement | null {
  if (value === undefined) return null;
  try {
    if (JSON.stringify(value) !== undefined) return null;
    return refusedSettlement(`The handler's ${what} is no JSON value: it is a ${typeof value}.`);
  } catch (error) {
    return refusedSettlement(`The handler's ${what} is no JSON value: ${thrownText(error)}`);
  }
}
