import { expect, test } from 'vitest';
import { AskedThread } from '../../src/store/sqlite/asked-thread.ts';

/** Answers with what it is asked and how often it was, unless that tells it to fail, to end, or to break. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads';
    let asked = 0;
    parentPort.on('message', (question) => {
      if (question === null) return parentPort.close();
      if (question === 'end') return process.exit(0);
      if (question === 'break') throw new Error('broken');
      if (question === 'fail') return parentPort.postMessage({ error: new Error('failed') });
      asked += 1;
      parentPort.postMessage({ answer: [workerData, question, asked] });
    });
  `)}`,
);

test('a thread is asked again and again; one that has ended or broken fails who asked, and is started anew', async () => {
  const thread = new AskedThread<string>(script, 'data');
  expect(await thread.ask('one')).toEqual(['data', 'one', 1]);
  await expect(thread.ask('fail')).rejects.toThrow('failed');
  expect(await thread.ask('two')).toEqual(['data', 'two', 2]);
  await expect(thread.ask('end')).rejects.toThrow('a thread ended before it had answered');
  expect(await thread.ask('three')).toEqual(['data', 'three', 1]);
  await expect(thread.ask('break')).rejects.toThrow('broken');
  expect(await thread.ask('four')).toEqual(['data', 'four', 1]);
  await thread.close();
  await thread.close();
});

test('a thread that could not even be asked is not left behind', async () => {
  const ended = new Promise((resolve) => process.once('worker', (worker) => worker.once('exit', resolve)));
  const thread = new AskedThread<() => void>(script, 'data');
  await expect(thread.ask(() => {})).rejects.toThrow('could not be cloned');
  await ended;
});

test('one that was never asked has nothing to close', async () => {
  await new AskedThread<string>(script, 'data').close();
});
