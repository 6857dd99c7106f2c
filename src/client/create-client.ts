import { createBackoff } from './backoff.ts';
import { checkClientOptions } from './check-client-options.ts';
import type { Client, SubscribeOptions } from './client.ts';
import type { ClientOptions } from './client-options.ts';
import { DocumentError } from './document-error.ts';
import { createEventStreamTransport } from './event-stream/event-stream-transport.ts';
import { createPost, gatewayUrls } from './gateway-post.ts';
import type { Message, MessageOf } from './message.ts';
import { openSnapshotThenStream } from './open-snapshot-then-stream.ts';
import { openStream } from './open-stream.ts';
import { plainSnapshot, prepareSnapshot } from './prepare-snapshot.ts';
import { prepareSubscription } from './prepare-subscription.ts';
import { createRunningStreams } from './running-streams.ts';
import type { Stream } from './stream.ts';
import { pageUrl, systemClock, systemFetch, systemOnline, systemRandom, systemWebSocket } from './system-world.ts';
import type { GraphqlDocument } from './typed-document.ts';
import { createWebSocketTransport } from './websocket/web-socket-transport.ts';

/** Connects when the first stream is opened, and not before. Throws where its options make no client. */
export function createClient(options: ClientOptions): Client {
  checkClientOptions(options);
  const { clock = systemClock, random = systemRandom, deadAfterMs = 30_000, maxQueued = 1_000 } = options;
  const { retryBaseMs = 500, retryCapMs = 30_000, headers = {}, connectionParams = {} } = options;
  const urls = gatewayUrls(options.url, pageUrl());
  const post = createPost({ url: urls.http, fetch: options.fetch ?? systemFetch, headers });
  const newBackoff = () =>
    createBackoff({ baseMs: retryBaseMs, capMs: retryCapMs, clock, random, onOnline: systemOnline });
  const transport =
    options.transport === 'sse'
      ? createEventStreamTransport({ post, deadAfterMs, clock, newBackoff })
      : createWebSocketTransport({
          url: urls.webSocket,
          webSocket: options.webSocket ?? systemWebSocket(),
          connectionParams,
          deadAfterMs,
          clock,
          newBackoff,
        });
  const streams = createRunningStreams(clock);

  // Which messages there are goes by the field at the root of the document, as its type tells them.
  function subscribe<Data, Variables extends object>(
    document: GraphqlDocument<Data, Variables>,
    variables: Variables,
    options?: SubscribeOptions,
  ): Stream<MessageOf<Data>>;
  function subscribe<Data>(document: GraphqlDocument<Data, Record<never, never>>): Stream<MessageOf<Data>>;
  function subscribe<Data>(
    document: unknown,
    variables: object = {},
    { operationName, signal }: SubscribeOptions = {},
  ): Stream<Message<Data>> {
    const prepared = prepareSubscription(document, operationName);
    return streams.run((state, onEnd) =>
      openStream({
        prepared,
        variables: record(variables),
        operationName,
        transport,
        maxQueued,
        state,
        signal,
        onEnd,
      }),
    );
  }

  return {
    get state() {
      return streams.board.state;
    },
    onState: streams.board.onState,

    subscribe,

    snapshotThenStream: ({ query, queryVariables, positionOf, subscription, variables, signal }) => {
      const snapshot = positionOf === undefined ? prepareSnapshot(query) : plainSnapshot(query, positionOf);
      const prepared = prepareSubscription(subscription);
      const { updates } = prepared;
      if (updates === null || !('change' in updates)) {
        throw new DocumentError(
          'the subscription tells no changes that happen after a snapshot: subscribe to it alone',
        );
      }
      return streams.run((state, onEnd) =>
        openSnapshotThenStream({
          snapshot,
          queryVariables: record(queryVariables),
          openAfter: (position, over) =>
            openStream({
              prepared,
              variables: { ...record(variables), [updates.after]: position },
              operationName: undefined,
              transport,
              maxQueued,
              state,
              signal: over,
              onEnd: () => {},
            }),
          post,
          backoff: newBackoff(),
          clock,
          deadAfterMs,
          state,
          signal,
          onEnd,
        }),
      );
    },

    dispose: () => {
      streams.stop();
      transport.dispose();
    },
  };
}

/** As they are now: what is sent again must not have changed meanwhile. */
const record = (variables: object): Record<string, unknown> => Object.fromEntries(Object.entries(variables));
