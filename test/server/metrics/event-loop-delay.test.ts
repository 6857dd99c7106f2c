import { expect, it, onTestFinished, vi } from 'vitest';
import { EventLoopDelay } from '../../../src/server/metrics/event-loop-delay.ts';

it('the delay of the event loop is how much later than planned a timer ran, in seconds', async () => {
  const looks = [0, 270];
  const delay = new EventLoopDelay(() => looks.shift() ?? 270);
  onTestFinished(() => delay.stop());
  await vi.waitFor(() => expect(delay.seconds.sum).toBeGreaterThan(0), { interval: 1, timeout: 240_000 });
  expect(delay.seconds.sum).toBe(0.25);
});
