import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/client/system-world.ts';
import { settled } from './turns.ts';

it('what is overdue is done at once, and Node has nothing to warn of', async () => {
  const warnings: string[] = [];
  const onWarning = ({ message }: Error) => warnings.push(message);
  process.on('warning', onWarning);
  onTestFinished(() => {
    process.off('warning', onWarning);
  });
  await new Promise<void>((resolve) => systemClock.after(-1_000, resolve));
  await settled();
  expect(warnings).toEqual([]);
});
