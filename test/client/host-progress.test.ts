import { describe, expect, it } from 'vitest';
import { RequestRefusedError } from '../../src/client/request-refused-error.ts';
import { createHostStage } from './host-stage.ts';

const renewed = { type: 'RENEWED', request: 'NONE', position: '1' } as const;
const refusal = (message: string, code = 'PAYLOAD_TOO_LARGE') =>
  new RequestRefusedError([{ message, extensions: { code } }]);
const cut = async () => {
  throw new Error('cut');
};

describe('progress', () => {
  it('is told soon, the newest of it, for the operations that have some', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a', 'b');
    a?.work.progress(0.1, 'reading', 'line 1');
    a?.work.progress(0.2);
    await stage.pass(499);
    expect(stage.beats).toEqual([]);
    await stage.pass(1);
    a?.work.progress(0.3);
    await stage.pass(500);
    await stage.pass(9_000);
    const lease = { epoch: 1, hostId: 'me' };
    expect(stage.beats).toEqual([
      { at: 500, inputs: [{ ...lease, id: 'a', progress: 0.2, stage: 'reading', message: 'line 1' }] },
      { at: 1_000, inputs: [{ ...lease, id: 'a', progress: 0.3 }] },
      {
        at: 10_000,
        inputs: [
          { ...lease, id: 'a' },
          { ...lease, id: 'b' },
        ],
      },
    ]);
  });

  it('is told again where nobody knows whether it came', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.answerBeats(cut);
    a?.work.progress(0.5);
    await stage.pass(500);
    stage.answerBeats(async () => ({ type: 'RENEWED', request: 'NONE', position: '1' }));
    await stage.pass(4_000);
    expect(stage.beats.map(({ inputs }) => inputs[0]?.progress)).toEqual([0.5, 0.5]);
  });

  it('that is refused costs no lease', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.answerBeats(async ({ data }) =>
      data === undefined ? renewed : { type: 'INVALID_INPUT', message: 'data has too many characters.' },
    );
    a?.work.checkpoint('much');
    await stage.pass(5_100);
    expect(stage.beats.map(({ inputs }) => inputs)).toMatchObject([[{ data: 'much' }], [{ id: 'a', epoch: 1 }]]);
    expect(stage.incidents).toEqual(['HEARTBEAT a: progress was refused: data has too many characters.']);
  });

  it.each([1, 2, 7])('that has the whole request refused costs no lease of %i', async (count) => {
    const stage = createHostStage({ concurrency: 7 });
    const calls = await stage.start(...[...'abcdefg'].slice(0, count));
    stage.answerBeats(async ({ data }) => {
      if (data === 'much') throw refusal('The body is larger than 1048576 bytes.');
      return renewed;
    });
    for (const { work } of calls) work.progress(0.5);
    calls.at(-1)?.work.checkpoint('much');
    await stage.pass(5_000);
    calls[0]?.work.checkpoint('little');
    await stage.pass(60_000);
    expect(stage.incidents.at(-1)).toBe(
      `HEARTBEAT ${calls.at(-1)?.id}: progress was refused: The body is larger than 1048576 bytes.`,
    );
    expect(calls.map(({ why }) => why)).toEqual(calls.map(() => undefined));
    expect(stage.beats.flatMap(({ inputs }) => inputs)).toContainEqual(
      expect.objectContaining({ id: 'a', data: 'little' }),
    );
  });

  it('is told again where the gateway does not let the host in for now', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.answerBeats(async () => {
      throw refusal('The token has expired.', 'UNAUTHENTICATED');
    });
    a?.work.progress(0.5);
    await stage.pass(500);
    stage.answerBeats(async () => renewed);
    await stage.pass(4_000);
    expect(stage.beats.map(({ inputs }) => inputs[0]?.progress)).toEqual([0.5, 0.5]);
  });

  it('is cut to what the gateway takes, without half a character or a NUL', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    a?.work.progress(0.5, `a\0${'😀'.repeat(200)}`, 'b\0');
    await stage.pass(500);
    const [input] = stage.beats[0]?.inputs ?? [];
    expect(input).toMatchObject({ stage: `a\uFFFD${'😀'.repeat(127)}`, message: 'b\uFFFD' });
  });
});
