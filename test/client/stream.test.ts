import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { RequestRefusedError } from '../../src/client/request-refused-error.ts';
import { lost } from './fake-transport.ts';
import { openTestStream } from './open-test-stream.ts';
import { settled } from './turns.ts';
import { change, checkpoint, positionOf, reset } from './updates.ts';

const kinds = (messages: readonly { readonly kind: string }[]) => messages.map(({ kind }) => kind);

describe('a stream of changes', () => {
  it('subscribes at once, with the variables that it was given', async () => {
    const { transport } = openTestStream({ variables: { filter: { name: 'a' } } });
    await settled();
    expect(transport.attempt.request.variables).toEqual({ filter: { name: 'a' } });
  });

  it('tells each message with its kind, position and data', async () => {
    const { transport, stream } = openTestStream();
    await settled();
    transport.attempt.tell(checkpoint(4));
    transport.attempt.tell(change(5));
    transport.attempt.tell(reset(9));
    expect(await stream.next()).toEqual({
      done: false,
      value: { kind: 'CHECKPOINT', position: positionOf(4), data: checkpoint(4), errors: [] },
    });
    expect((await stream.next()).value).toMatchObject({ kind: 'CHANGE', position: positionOf(5) });
    expect((await stream.next()).value).toMatchObject({ kind: 'RESET', reset: { reason: 'POSITION_UNKNOWN' } });
  });

  it('resumes after the newest position, and tells nothing again', async () => {
    const { clock, transport, stream } = openTestStream({ variables: { after: positionOf(2) } });
    await settled();
    for (const update of [change(3), change(5)]) transport.attempt.tell(update);
    transport.attempt.end(lost);
    clock.advance(1_000);
    await settled();
    expect(transport.attempt.request.variables).toEqual({ after: positionOf(5) });
    for (const update of [change(3), change(5), change(6), checkpoint(6)]) transport.attempt.tell(update);
    const told = [await stream.next(), await stream.next(), await stream.next(), await stream.next()];
    expect(told.map(({ value }) => [value?.kind, value?.kind !== 'STATE' && value?.position])).toEqual([
      ['CHANGE', positionOf(3)],
      ['CHANGE', positionOf(5)],
      ['CHANGE', positionOf(6)],
      ['CHECKPOINT', positionOf(6)],
    ]);
  });

  it('tells a checkpoint at the position of a change, once', async () => {
    const { clock, transport, stream } = openTestStream();
    await settled();
    for (const update of [change(1), checkpoint(1)]) transport.attempt.tell(update);
    transport.attempt.end(lost);
    clock.advance(1_000);
    await settled();
    for (const update of [checkpoint(1), change(2)]) transport.attempt.tell(update);
    const told = [await stream.next(), await stream.next(), await stream.next()];
    expect(told.map(({ value }) => value?.kind)).toEqual(['CHANGE', 'CHECKPOINT', 'CHANGE']);
  });

  it('goes on from a reset, also back and into another log', async () => {
    const { clock, transport, stream } = openTestStream({ variables: { after: positionOf(90) } });
    await settled();
    transport.attempt.tell(reset(7, '00000001'));
    transport.attempt.end(lost);
    clock.advance(1_000);
    await settled();
    expect(transport.attempt.request.variables).toEqual({ after: positionOf(7, '00000001') });
    expect((await stream.next()).value).toMatchObject({ kind: 'RESET', position: positionOf(7, '00000001') });
  });

  it('throws what the gateway refuses it for, after what came before, and then is over', async () => {
    const { transport, stream, ends } = openTestStream();
    await settled();
    transport.attempt.tell(change(1));
    transport.attempt.tell(null, [{ message: 'No such filter.', extensions: { code: 'BAD' } }]);
    expect((await stream.next()).value?.kind).toBe('CHANGE');
    const refused = await stream.next().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RequestRefusedError);
    expect(refused).toMatchObject({ message: 'No such filter.', errors: [{ extensions: { code: 'BAD' } }] });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(transport.attempt.isOpen).toBe(false);
    expect(ends()).toBe(1);
  });

  it.each(['OVERLOADED', 'INTERNAL_SERVER_ERROR'])('tries again after what passes: %s', async (code) => {
    const { clock, transport, stream, states } = openTestStream();
    await settled();
    transport.attempt.tell(change(1));
    const errors = [{ message: 'Not now.', extensions: { code, errorId: 'e' } }];
    transport.attempt.tell(null, errors);
    expect(stream.state).toMatchObject({ status: 'stale', cause: { errors } });
    clock.advance(1_000);
    await settled();
    expect(transport.attempt.request.variables).toEqual({ after: positionOf(1) });
    transport.attempt.tell(checkpoint(1));
    expect((await stream.next()).value?.kind).toBe('CHANGE');
    expect((await stream.next()).value?.kind).toBe('CHECKPOINT');
    expect(states).toEqual(['stale since 0', 'connected']);
  });

  it('hands on what is wrong with a part of a message', async () => {
    const { transport, stream } = openTestStream();
    await settled();
    transport.attempt.tell(change(1), [{ message: 'No result.' }]);
    expect((await stream.next()).value).toMatchObject({ kind: 'CHANGE', errors: [{ message: 'No result.' }] });
  });

  it('is over when the gateway has completed it, once what came is taken', async () => {
    const { transport, stream, ends } = openTestStream();
    await settled();
    transport.attempt.tell(change(1));
    transport.attempt.end({ type: 'COMPLETE' });
    await settled();
    expect(ends()).toBe(1);
    expect((await stream.next()).done).toBe(false);
    expect((await stream.next()).done).toBe(true);
  });

  it('gives each of several that wait one message', async () => {
    const { transport, stream } = openTestStream();
    await settled();
    const waiting = [stream.next(), stream.next(), stream.next()];
    for (const update of [change(1), change(2)]) transport.attempt.tell(update);
    await stream.return();
    const told = await Promise.all(waiting);
    expect(told.map(({ done }) => done)).toEqual([false, false, true]);
  });
});

describe('the state of a stream', () => {
  it('is stale until it is live, and again when the connection is lost, since when it was live last', async () => {
    const { clock, transport, stream, states } = openTestStream({ variables: { after: positionOf(1) } });
    expect(stream.state).toMatchObject({ status: 'stale', cause: null });
    await settled();
    clock.advance(2_000);
    transport.attempt.opened();
    transport.attempt.tell(change(2));
    transport.attempt.tell(checkpoint(2));
    clock.advance(8_000);
    transport.attempt.tell(change(3));
    transport.attempt.end(lost);
    expect(stream.state).toMatchObject({ status: 'stale', cause: new Error('cut') });
    clock.advance(1_000);
    await settled();
    transport.attempt.end(lost);
    clock.advance(1_000);
    await settled();
    transport.attempt.opened();
    // Not live yet: the checkpoint, which tells so, is one that was told before, but for the state it is news.
    transport.attempt.tell(change(3));
    transport.attempt.tell(checkpoint(3));
    expect(states).toEqual([
      'catching-up since 0',
      'connected',
      'stale since 10',
      'stale since 10',
      'catching-up since 10',
      'connected',
    ]);
    expect(stream.state).toBe(stream.state);
  });

  it('is told to nobody any more who has gone, and a listener that fails is no business of the stream', async () => {
    const { transport, stream } = openTestStream();
    const heard: string[] = [];
    const forget = stream.onState(({ status }) => heard.push(status));
    await settled();
    transport.attempt.opened();
    forget();
    transport.attempt.tell(checkpoint(1));
    expect(heard).toEqual(['catching-up']);
  });
});

describe('what waits for the application', () => {
  it('is bounded: the stream is broken off, and resumed when the application has caught up', async () => {
    const { transport, stream, states } = openTestStream({ maxQueued: 4 });
    await settled();
    transport.attempt.tell(checkpoint(0));
    for (const number of [1, 2, 3, 4, 5]) transport.attempt.tell(change(number));
    const [first] = transport.attempts;
    expect(first?.isOpen).toBe(false);
    await settled();
    expect(transport.attempts).toHaveLength(1);

    const told = [await stream.next(), await stream.next()];
    await settled();
    expect(transport.attempts).toHaveLength(2);
    expect(transport.attempt.request.variables).toEqual({ after: positionOf(3) });
    transport.attempt.opened();
    for (const update of [change(4), checkpoint(4)]) transport.attempt.tell(update);
    for (let count = 0; count < 4; count += 1) told.push(await stream.next());
    expect(kinds(told.map(({ value }) => value ?? { kind: 'DONE' }))).toEqual([
      'CHECKPOINT',
      ...Array(4).fill('CHANGE'),
      'CHECKPOINT',
    ]);
    expect(states).toEqual(['connected', 'catching-up since 0', 'connected']);
  });

  it('lets a transport that can wait, wait', async () => {
    const { transport, stream } = openTestStream({ maxQueued: 2 });
    await settled();
    transport.attempt.tell(change(1));
    expect(transport.attempt.room).toBeUndefined();
    transport.attempt.tell(change(2));
    const { room } = transport.attempt;
    let hasRoom = false;
    void room?.then(() => {
      hasRoom = true;
    });
    await settled();
    expect([room === undefined, hasRoom]).toEqual([false, false]);
    await stream.next();
    await settled();
    expect(hasRoom).toBe(true);
  });

  it('is the newest alone, where each message is a whole state', async () => {
    const document = 'subscription { counts: asyncOperationCountsChanged { total } }';
    const { clock, transport, stream } = openTestStream<{ counts: { total: number } }>({ document });
    await settled();
    for (const total of [1, 2, 3]) transport.attempt.tell({ counts: { total } });
    expect(transport.attempt.room).toBeUndefined();
    expect((await stream.next()).value).toEqual({ kind: 'STATE', data: { counts: { total: 3 } }, errors: [] });
    expect(stream.state.status).toBe('connected');
    transport.attempt.end(lost);
    clock.advance(1_000);
    await settled();
    expect(transport.attempt.request.variables).toEqual({});
    transport.attempt.tell({ counts: { total: 3 } });
    expect((await stream.next()).value?.data.counts.total).toBe(3);
  });
});

describe('the end of a stream', () => {
  it('comes with return(), also for a next() that waits, and leaves nothing behind', async () => {
    const { clock, transport, stream, ends } = openTestStream();
    await settled();
    const waiting = stream.next();
    await stream.return();
    expect((await waiting).done).toBe(true);
    expect((await stream.next()).done).toBe(true);
    expect([transport.attempt.isOpen, clock.timers, ends()]).toEqual([false, 0, 1]);
  });

  it('comes while it waits to try again', async () => {
    const { clock, transport, stream } = openTestStream();
    await settled();
    transport.attempt.end(lost);
    await settled();
    expect(clock.timers).toBe(1);
    await stream.return();
    await settled();
    clock.advance(100_000);
    await settled();
    expect([transport.attempts.length, clock.timers]).toEqual([1, 0]);
  });

  it('comes with the loop that is left', async () => {
    const { transport, stream, ends } = openTestStream();
    await settled();
    transport.attempt.tell(change(1));
    for await (const { kind } of stream) if (kind === 'CHANGE') break;
    expect([transport.attempt.isOpen, ends()]).toEqual([false, 1]);
  });

  it('comes with its signal, quietly', async () => {
    const abort = new AbortController();
    const { transport, stream, ends } = openTestStream({ signal: abort.signal });
    await settled();
    transport.attempt.tell(change(1));
    abort.abort();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect([transport.attempt.isOpen, ends()]).toEqual([false, 1]);
  });

  it('leaves nothing on a signal that goes on', async () => {
    const abort = new AbortController();
    const { transport, stream } = openTestStream({ signal: abort.signal });
    await settled();
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(1);
    transport.attempt.end({ type: 'COMPLETE' });
    await stream.next();
    await settled();
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });

  it('comes at once with a signal that was aborted before', async () => {
    const { transport, stream } = openTestStream({ signal: AbortSignal.abort() });
    expect((await stream.next()).done).toBe(true);
    expect(transport.attempts).toHaveLength(0);
  });
});
