import {
  AsyncOperationCountsDocument,
  AsyncOperationEventsDocument,
  type AsyncOperationFilter,
  EventLogDocument,
} from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import { after } from '../time/after.ts';
import type { TravelSource } from './travel-source.ts';

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
      (await gateway.ask(AsyncOperationEventsDocument, { after: position, first }, signal)).asyncOperationEvents.nodes,
    countsAsOf: async (asOf, signal) =>
      (await gateway.ask(AsyncOperationCountsDocument, { filter, asOf }, signal)).asyncOperationCounts,
    now,
    after,
  };
}
