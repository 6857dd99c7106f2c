import { expect, it } from 'vitest';
import { lost } from './fake-transport.ts';
import { openTestStream } from './open-test-stream.ts';
import { settled } from './turns.ts';
import { checkpoint } from './updates.ts';

it('a stream waits longer from failure to failure, and as after the first again once it has been told something', async () => {
  const { clock, transport } = openTestStream({ random: () => 1 });
  await settled();
  const failsFor = async (seconds: number) => {
    const before = transport.attempts.length;
    transport.attempt.end(lost);
    await settled();
    clock.advance(seconds * 1_000 - 1);
    await settled();
    expect(transport.attempts).toHaveLength(before);
    clock.advance(1);
    await settled();
    expect(transport.attempts).toHaveLength(before + 1);
  };
  for (const seconds of [1, 2, 4, 8, 8]) await failsFor(seconds);
  // A connection by itself says nothing: a gateway may take it and fail at once.
  transport.attempt.opened();
  await failsFor(8);
  transport.attempt.tell(checkpoint(1));
  await failsFor(1);
  await failsFor(2);
});
