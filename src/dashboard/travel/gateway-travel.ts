import {
  AsyncOperationCountsDocument,
  AsyncOperationEventsDocument,
  type AsyncOperationFilter,
  EventLogDocument,
} from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import { isInvalidInput } from '../is-invalid-input.ts';
import { after } from '../time/after.ts';
import type { TravelSource } from './travel-source.ts';
import { UnknownTimeError } from './unknown-time-error.ts';

const tooFarBack =
  'With these filters, only the newest part of what happened can be counted. Take a filter away, or go to a later time.';

/** All but the position is the page's own, and sound: what is refused there is the position. */
const unknownTime = (error: unknown): never => {
  throw isInvalidInput(error) ? new UnknownTimeError() : error;
};
/** Of a position that is known, what is refused is to put the filter to all that happened since. */
const uncounted = (error: unknown): never => {
  throw isInvalidInput(error) ? new Error(tooFarBack) : error;
};

/** The log as the gateway tells it, and how many matched the filter then. */
export function createGatewayTravel(gateway: Gateway, filter: AsyncOperationFilter, now: () => number): TravelSource {
  return {
    logAt: async (time, signal) => {
      const { eventLog } = await gateway.ask(EventLogDocument, { time: new Date(time).toISOString() }, signal);
      const { first, last, positionAt } = eventLog;
      const span =
        first === null || last === null
          ? null
          : { first: Date.parse(first.occurredOn), last: Date.parse(last.occurredOn) };
      return { span, position: positionAt };
    },
    eventsAfter: async (position, first, signal) =>
      (await gateway.ask(AsyncOperationEventsDocument, { after: position, first }, signal).catch(unknownTime))
        .asyncOperationEvents.nodes,
    countsAsOf: async (asOf, signal) =>
      (await gateway.ask(AsyncOperationCountsDocument, { filter, asOf }, signal).catch(uncounted)).asyncOperationCounts,
    now,
    after,
  };
}
