import { open } from 'node:fs/promises';
import { setTimeout as rest } from 'node:timers/promises';
import { type Handlers, type StandardSchema, withData } from '../../src/client/host/index.ts';

/** What stands in `data`, and where the last run has stopped. */
interface WordCount {
  readonly path: string;
  readonly offset: number;
  readonly words: number;
}

const wordCount: StandardSchema<WordCount> = {
  '~standard': {
    version: 1,
    vendor: 'example',
    validate: (value) =>
      typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string'
        ? { value: { offset: 0, words: 0, ...value, path: value.path } }
        : { issues: [{ message: 'the path of a text file is needed', path: ['path'] }] },
  },
};

const linesPerStep = 1_000;
const stepRestMs = Number(process.env['STEP_REST_SECONDS'] ?? 0) * 1_000;

const handlers: Handlers = {
  10: withData(wordCount, async ({ data, signal, progress, checkpoint }) => {
    const file = await open(data.path);
    try {
      const { size } = await file.stat();
      let { offset, words } = data;
      let lines = 0;
      for await (const line of file.readLines({ start: offset })) {
        offset += Buffer.byteLength(line) + 1;
        words += line.split(/\s+/).filter((word) => word !== '').length;
        lines += 1;
        if (lines % linesPerStep !== 0) continue;
        checkpoint({ ...data, offset, words });
        progress(Math.min(offset / size, 1));
        await rest(stepRestMs, undefined, { signal });
      }
      return { words };
    } finally {
      await file.close();
    }
  }),
};

export default handlers;
