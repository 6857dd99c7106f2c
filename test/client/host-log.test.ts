import { describe, expect, it } from 'vitest';
import { RequestRefusedError } from '../../src/client/request-refused-error.ts';
import { createHostStage, settledNow } from './host-stage.ts';

const texts = (stage: ReturnType<typeof createHostStage>) =>
  stage.appends.map((inputs) => inputs.map(({ id, offset, lines }) => [id, offset, lines.join(' ')]));

describe('what handlers log', () => {
  it('is sent soon, of all operations in one request', async () => {
    const stage = createHostStage();
    const [a, b] = await stage.start('a', 'b');
    a?.work.log('one');
    a?.work.log('two\nthree\r\n');
    b?.work.log('other');
    expect(stage.appends).toEqual([]);
    await stage.pass(200);
    expect(texts(stage)).toEqual([
      [
        ['a', 0, 'one two three '],
        ['b', 0, 'other'],
      ],
    ]);
    expect(stage.appends[0]?.[0]).toMatchObject({ epoch: 1, hostId: 'me' });
    b?.work.log('more');
    await stage.pass(200);
    expect(texts(stage)[1]).toEqual([['b', 1, 'more']]);
    await stage.pass(2_000);
    expect(stage.appends).toHaveLength(2);
  });

  it('is there before the operation is settled', async () => {
    const stage = createHostStage();
    const order: string[] = [];
    stage.answerAppends(async () => {
      order.push('appended');
      return { type: 'APPENDED' };
    });
    stage.answerSettlements(async () => {
      order.push('settled');
      return settledNow;
    });
    const [a] = await stage.start('a');
    a?.work.log('last words');
    await a?.return();
    expect(order).toEqual(['appended', 'settled']);
    a?.work.log('too late');
    await stage.pass(1_000);
    expect(stage.appends).toHaveLength(1);
  });

  it('is repeated, from the same place, where nobody knows what became of it', async () => {
    const stage = createHostStage();
    let answers = 0;
    stage.answerAppends(async () => {
      answers += 1;
      if (answers === 1) throw new Error('the connection broke');
      return { type: 'APPENDED' };
    });
    const [a] = await stage.start('a');
    a?.work.log('one');
    await stage.pass(200);
    a?.work.log('two');
    await stage.pass(1_000);
    expect(texts(stage)).toEqual([[['a', 0, 'one']], [['a', 0, 'one two']]]);
    expect(stage.incidents).toEqual(['LOG: the connection broke']);
  });

  it('is bounded: the oldest goes, which the offset tells, and a long line is cut', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    for (let number = 0; number < 1_005; number += 1) a?.work.log(String(number));
    await stage.pass(200);
    expect(stage.appends[0]?.[0]).toMatchObject({ offset: 5, lines: { length: 1_000, 0: '5' } });
    for (let number = 0; number < 40; number += 1) a?.work.log(`${'x'.repeat(1_998)}\u{1f600}\0`);
    await stage.pass(200);
    const { offset = 0, lines = [] } = stage.appends[1]?.[0] ?? {};
    expect([(offset ?? 0) + lines.length, lines.length]).toEqual([1_045, 32]);
    expect(lines[0]).toBe(`${'x'.repeat(1_998)}\uFFFD…`);
  });

  it('keeps no operation from being settled for long', async () => {
    const stage = createHostStage();
    stage.answerAppends(() => new Promise(() => {}));
    const [a] = await stage.start('a');
    a?.work.log('one');
    await a?.return();
    expect(stage.settlements).toEqual([]);
    await stage.pass(5_000);
    expect(stage.settlements).toMatchObject([[{ id: 'a', outcome: 'SUCCEEDED' }]]);
  });

  it('is given up where it is refused, or the lease is lost', async () => {
    const stage = createHostStage();
    stage.answerAppends(async ({ id }) => {
      if (id === 'c') throw new RequestRefusedError([{ message: 'too large' }]);
      return { type: id === 'a' ? 'LEASE_LOST' : 'INVALID_INPUT', message: `no ${id}` };
    });
    const [a, b, c] = await stage.start('a', 'b', 'c');
    a?.work.log('one');
    b?.work.log('one');
    await stage.pass(200);
    c?.work.log('one');
    await stage.pass(5_000);
    expect(stage.appends).toHaveLength(2);
    expect(stage.incidents).toEqual(['LOG b: log lines were refused: no b', expect.stringContaining('LOG: ')]);
    for (const call of [a, b, c]) await call?.return();
    expect(stage.settlements.flat()).toHaveLength(3);
  });

  it('leaves nothing behind when the host stops', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    a?.work.log('one');
    const stopped = stage.host.stop();
    await a?.return();
    await stage.pass(2_000);
    await stopped;
    expect(texts(stage)).toEqual([[['a', 0, 'one']]]);
    expect(stage.clock.timers).toBe(0);
  });
});
