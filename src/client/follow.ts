import type { GraphQLFormattedError } from 'graphql';
import type { Message } from './message.ts';
import type { Stream } from './stream.ts';

/** What a GraphQL client library takes for one message. */
interface FollowedResult<Data> {
  data: Data;
  errors?: readonly GraphQLFormattedError[];
}

export interface Observer<Data> {
  next(result: FollowedResult<Data>): void;
  error(error: unknown): void;
  complete(): void;
}

/** Hands what a stream tells to an observer; answers with what ends it, after which the observer hears nothing. */
export function follow<Data>(open: () => Stream<Message<Data>>, observer: Observer<Data>): () => void {
  let leave = () => {};
  let isLeft = false;
  const read = async () => {
    const stream = open();
    leave = () => void stream.return();
    for await (const { data, errors } of stream) observer.next(errors.length === 0 ? { data } : { data, errors });
  };
  read().then(
    () => isLeft || observer.complete(),
    (error: unknown) => isLeft || observer.error(error),
  );
  return () => {
    isLeft = true;
    leave();
  };
}
