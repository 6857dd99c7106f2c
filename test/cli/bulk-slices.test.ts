import { expect, it } from 'vitest';
import { createInput } from '../core/commands.ts';
import { setUpVerbs } from './set-up-verbs.ts';

async function setUp(count: number) {
  const stage = await setUpVerbs();
  const { engine, limits } = stage.gateway.context;
  for (let made = 0; made < count; made += limits.batchSize) {
    const inputs = Array.from({ length: Math.min(limits.batchSize, count - made) }, () => createInput());
    await engine.create(inputs, 'alice');
  }
  return stage;
}

it('bulk shows how far it is among thousands, and tells of all of them together', async () => {
  const { run } = await setUp(2_300);
  const done = await run(['bulk', 'cancel', '--all'], { agrees: true });
  expect(done).toMatchObject({
    code: 0,
    printed: ['2300 matched, 2300 would be done', '2300 matched, 2300 were done'],
  });
  const bars = [expect.stringMatching(/^\[#+\.+\] {2}43% 1000 of 2300$/), expect.stringContaining(' 2000 of 2300')];
  expect(done.kept).toEqual([...bars, ...bars]);
});

it('bulk says so far how many where it does not know how many there are', async () => {
  const { run } = await setUp(1_001);
  const done = await run(['bulk', 'cancel', '--all', '--yes', '--json']);
  expect(done.kept).toEqual(['1000 so far']);
  expect(done.printed.map((line) => JSON.parse(line))).toMatchObject([{ dryRun: false, applied: 1_001 }]);
});

it('bulk tells what was done where a later slice is refused', async () => {
  const { run, gateway } = await setUp(1_001);
  const argv = ['bulk', 'postpone', '--all', '--until', '1m', '--yes'];
  const done = await run(argv, { onKeep: () => gateway.clock.advance(120_000) });
  expect(done).toMatchObject({ code: 1, printed: [] });
  expect(done.said[0]).toBe('asyncops: until then, 1000 matched, 1000 were done');
  expect(done.said[1]).toContain('INVALID_INPUT: ');
});

it('bulk tells what was done where the gateway goes away', async () => {
  const { run, gateway } = await setUp(1_001);
  const stopping: Promise<void>[] = [];
  const stop = () => stopping.push(gateway.engine.stop());
  const done = await run(['bulk', 'cancel', '--all', '--yes'], { onKeep: stop });
  await Promise.all(stopping);
  expect(done.code).toBeGreaterThan(0);
  expect(done.said[0]).toBe('asyncops: until then, 1000 matched, 1000 were done');
});
