import { waitSeconds } from '../../core/distribution.ts';
import type { Live } from '../../live/live.ts';
import { requestKinds, requestOutcomes, transports } from '../request-tally.ts';
import type { ServerTally } from '../server-tally.ts';
import { type Metric, only } from './metric.ts';

export interface ServerMetricsOptions {
  readonly tally: ServerTally;
  readonly live: Pick<Live, 'catchingUp' | 'groups'>;
  readonly sockets: () => number;
  readonly eventStreams: () => number;
  readonly unsentBytes: () => number;
  /** Failures of the engine that nobody waited for. */
  readonly engineErrors: () => number;
}

/** Of requests, connections and subscriptions. */
export function serverMetrics(options: ServerMetricsOptions): Metric[] {
  const { tally, live, sockets, eventStreams, unsentBytes, engineErrors } = options;
  /** Those that have come: most combinations never do. */
  const answered = () =>
    transports
      .flatMap((transport) =>
        requestKinds.map((operation) => ({
          labels: { transport, operation },
          counted: tally.requests.of(transport, operation),
        })),
      )
      .filter(({ counted }) => requestOutcomes.some((outcome) => counted[outcome] > 0));

  return [
    {
      ...{ type: 'counter', name: 'asyncops_requests_total', labels: ['transport', 'operation', 'outcome'] },
      help: 'GraphQL requests that were answered, by transport (http, event_stream, websocket), operation (query, mutation, claim, subscription, unknown) and outcome (ok, errors, refused, gone).',
      read: () =>
        answered().flatMap(({ labels, counted }) =>
          requestOutcomes.map((outcome) => ({ labels: { ...labels, outcome }, value: counted[outcome] })),
        ),
    },
    {
      type: 'histogram',
      name: 'asyncops_request_duration_seconds',
      labels: ['transport', 'operation'],
      bounds: waitSeconds,
      help: 'How long GraphQL requests took until their answer was handed over, by transport and operation; of a subscription, until it was begun. A claim may wait for work for as long as it says.',
      read: () => answered().map(({ labels, counted }) => ({ labels, value: counted.seconds })),
    },
    {
      ...{ type: 'counter', name: 'asyncops_turned_away_total', labels: ['code'] },
      help: 'Requests and WebSockets that were turned away unread, by the code that they were told.',
      read: () => [...tally.turnedAway].map(([code, value]) => ({ labels: { code }, value })),
    },
    {
      ...{ type: 'counter', name: 'asyncops_unexpected_errors_total', labels: ['where'] },
      help: 'Errors that nobody meant, which the log tells of: in requests, and in the engine where nobody waited for it.',
      read: () => [
        { labels: { where: 'request' }, value: tally.unexpectedErrors },
        { labels: { where: 'engine' }, value: engineErrors() },
      ],
    },
    {
      ...{ type: 'gauge', name: 'asyncops_sockets', labels: ['transport'] },
      help: 'WebSockets and event streams that are open.',
      read: () => byTransport({ websocket: sockets(), event_stream: eventStreams() }),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_subscriptions', labels: ['transport'] },
      help: 'Subscriptions that run, by transport; an event stream has one.',
      read: () => byTransport({ websocket: tally.socketSubscriptions, event_stream: eventStreams() }),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_subscription_groups' },
      help: 'Groups of equal subscriptions, each of which is carried out once for all of its members.',
      read: () => only(live.groups),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_subscribers_catching_up' },
      help: 'Subscriptions to changes that read what was committed before: those that have just come, and those that are slow.',
      read: () => only(live.catchingUp),
    },
    {
      ...{ type: 'counter', name: 'asyncops_stalled_streams_closed_total', labels: ['transport'] },
      help: 'Streams that were closed because their client took nothing for too long, WebSockets with 1013, by transport.',
      read: () => byTransport({ websocket: tally.stalledSockets, event_stream: tally.stalledEventStreams }),
    },
    {
      ...{ type: 'counter', name: 'asyncops_unread_connections_closed_total' },
      help: 'Connections that were closed because all clients together left too much unread.',
      read: () => only(tally.unreadConnections),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_unsent_bytes' },
      help: 'Bytes that were written to connections and have not been taken by the system yet.',
      read: () => only(unsentBytes()),
    },
  ];
}

function byTransport(values: Readonly<Record<'websocket' | 'event_stream', number>>) {
  return Object.entries(values).map(([transport, value]) => ({ labels: { transport }, value }));
}
