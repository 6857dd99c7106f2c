import { expect, it } from 'vitest';
import { createRereading } from '../../../src/dashboard/operation/rereading.ts';

function stage() {
  const asked: PromiseWithResolvers<string>[] = [];
  const heard: string[] = [];
  const rereading = createRereading({
    read: () => {
      const reading = Promise.withResolvers<string>();
      asked.push(reading);
      return reading.promise;
    },
    onRead: (text) => heard.push(text),
    onProblem: (error) => heard.push(String(error)),
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { asked, heard, rereading, turn };
}

it('reads one at a time, and once more after the last time that it was asked to', async () => {
  const { asked, heard, rereading, turn } = stage();
  rereading.again();
  rereading.again();
  rereading.again();
  expect(asked).toHaveLength(1);
  asked[0]?.resolve('first');
  await turn();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve('second');
  await turn();
  expect(heard).toEqual(['first', 'second']);
  expect(asked).toHaveLength(2);
});

it('tells what goes wrong, and reads again all the same', async () => {
  const { asked, heard, rereading, turn } = stage();
  rereading.again();
  asked[0]?.reject(new Error('away'));
  await turn();
  rereading.again();
  asked[1]?.resolve('there');
  await turn();
  expect(heard).toEqual(['Error: away', 'there']);
});

it('tells nothing after it was stopped', async () => {
  const { asked, heard, rereading, turn } = stage();
  rereading.again();
  rereading.again();
  rereading.stop();
  asked[0]?.resolve('late');
  await turn();
  expect([heard, asked.length]).toEqual([[], 1]);
});
